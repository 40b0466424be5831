import { graphql } from '../../../gql/gql.ts'
import type { QueueRow_EntryFragment } from '../../../gql/graphql.ts'

/** One line of the review queue. */
export const QUEUE_ROW = graphql(`
  fragment QueueRow_entry on ReviewQueueEntry {
    id
    number
    name
    iconUrl
    status
    reviewState
    submittedAt
    attestation
    clientType
    asksForBulkData
    riskTier
    vendorName
    isVendorVerified
    dueAt
    daysLeft
    isOverdue
    isDueSoon
    isPaused
    stages {
      stage
      ownerId
      owner
      isOverdue
      canAssign
      revision
    }
  }
`)

export type QueueRow = QueueRow_EntryFragment
