import { useQuery } from '@apollo/client/react'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { ReviewQueueFilter } from '../../../gql/graphql.ts'
import { QUEUE_ROW } from './queue-row.ts'

const REVIEW_QUEUE = graphql(`
  query ReviewQueue($filter: ReviewQueueFilter, $after: String) {
    reviewQueue(first: 50, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          ...QueueRow_appVersion
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`)

/** Loads the review queue; while a filter changes, the rows of the last one stay. */
export function useReviewQueue(filter: ReviewQueueFilter) {
  const { data, previousData, error, refetch, fetchMore } = useQuery(REVIEW_QUEUE, {
    variables: { filter },
  })
  const queue = (data ?? previousData)?.reviewQueue
  const after = queue?.pageInfo.hasNextPage ? queue.pageInfo.endCursor : undefined
  return {
    rows:
      queue &&
      readFragment(
        QUEUE_ROW,
        queue.edges.map((edge) => edge.node),
      ),
    totalCount: queue?.totalCount ?? 0,
    error,
    refetch,
    loadMore: after ? () => fetchMore({ variables: { after } }) : undefined,
  }
}
