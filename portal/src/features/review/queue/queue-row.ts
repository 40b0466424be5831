import { graphql } from '../../../gql/gql.ts'
import type { QueueRow_AppVersionFragment } from '../../../gql/graphql.ts'

/** One line of the review queue. */
export const QUEUE_ROW = graphql(`
  fragment QueueRow_appVersion on AppVersion {
    id
    number
    name
    iconUrl
    status
    statusChangedAt
    reviewState
    submittedAt
    riskTier
    reviewClock {
      ...ReviewClock_fields
    }
    attestation {
      id
      answer
    }
    app {
      id
      slug
      unreadMessages
      vendor {
        id
        displayName
      }
    }
  }
`)

export type QueueRow = QueueRow_AppVersionFragment
