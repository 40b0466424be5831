import { graphql } from '../../support/gql/gql.ts'

/** What was used of one version, and of its app. */
export const USAGE = graphql(`
  query TestScopeUsage($id: ID!, $from: DateTimeISO, $to: DateTimeISO) {
    node(id: $id) {
      ... on AppVersion {
        usage(from: $from, to: $to) {
          ...UsageFigures
        }
        app {
          usage(from: $from, to: $to) {
            ...UsageFigures
          }
        }
      }
    }
  }
  fragment UsageFigures on ScopeUsageReport {
    granted
    used
    unused
    suggestion
    requests
    denied
    failed
    scopes {
      scope
      requests
      lastUsedAt
      resourceTypes
      suggestion
    }
    refusals {
      rule
      resourceType
      requests
    }
    userKinds {
      kind
      requests
    }
  }
`)

/** The same of two versions. */
export const USAGES = graphql(`
  query TestScopeUsages($a: ID!, $b: ID!) {
    a: node(id: $a) {
      ...UsageOfVersion
    }
    b: node(id: $b) {
      ...UsageOfVersion
    }
  }
  fragment UsageOfVersion on AppVersion {
    usage {
      requests
    }
    app {
      usage {
        requests
      }
    }
  }
`)
