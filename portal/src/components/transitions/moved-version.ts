import { graphql } from '../../gql/gql.ts'

/** What a transition can change about a version; selecting it keeps every page in step. */
export const MOVED_VERSION = graphql(`
  fragment MovedVersion_appVersion on AppVersion {
    id
    status
    statusChangedAt
    reviewState
    rejectionCode
    statusReason
    submittedAt
    allowedTransitions
    isEditable
    revision
  }
`)
