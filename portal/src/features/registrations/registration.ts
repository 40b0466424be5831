import { graphql } from '../../gql/gql.ts'
import type { Registration_AppVersionFragment } from '../../gql/graphql.ts'

/** One line of My Registrations (R027-R038). */
export const REGISTRATION = graphql(`
  fragment Registration_appVersion on AppVersion {
    id
    number
    name
    iconUrl
    status
    statusChangedAt
    reviewState
    attestationOverdueDays
    attestation {
      id
      answer
    }
    isEditable
    app {
      id
      slug
      unreadMessages
      latestMessage {
        id
        body
        createdAt
        appVersion {
          id
          number
        }
      }
    }
  }
`)

export type Registration = Registration_AppVersionFragment
