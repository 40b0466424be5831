import { graphql } from '../../gql/gql.ts'
import type { UsageReport_ScopeUsageReportFragment } from '../../gql/graphql.ts'

/** What is granted beside what was used of it. */
export const USAGE_REPORT = graphql(`
  fragment UsageReport_scopeUsageReport on ScopeUsageReport {
    unused
    suggestion
    requests
    denied
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

export type UsageReport = UsageReport_ScopeUsageReportFragment
type ScopeUsage = UsageReport['scopes'][number]

/** Says whether something narrower than a granted scope would have done. */
export function isTooWide({ scope, requests, suggestion }: ScopeUsage): boolean {
  return Boolean(requests) && !suggestion.includes(scope)
}
