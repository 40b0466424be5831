import { graphql } from '../../gql/gql.ts'

/** What every transition answers. */
export const TRANSITION_PAYLOAD = graphql(`
  fragment TransitionPayload_payload on AppVersionPayload {
    appVersion {
      id
      ...MovedVersion_appVersion
    }
    userErrors {
      ...UserError_fields
    }
  }
`)
