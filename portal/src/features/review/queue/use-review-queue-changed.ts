import { useSubscription } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type { ReviewQueueChangedSubscription } from '../../../gql/graphql.ts'

const REVIEW_QUEUE_CHANGED = graphql(`
  subscription ReviewQueueChanged($after: String) {
    reviewQueueChanged(after: $after) {
      cursor
      to
      reviewState
      appVersion {
        id
        name
        number
        ...MovedVersion_appVersion
      }
    }
  }
`)

export type QueueChange = ReviewQueueChangedSubscription['reviewQueueChanged']

/** Follows the review queue. */
export function useReviewQueueChanged(onChanged: (change: QueueChange) => void): void {
  useSubscription(REVIEW_QUEUE_CHANGED, {
    onData: ({ data }) => {
      if (data.data) onChanged(data.data.reviewQueueChanged)
    },
  })
}
