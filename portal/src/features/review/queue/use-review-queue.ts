import { useQuery } from '@apollo/client/react'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { ReviewQueueQueryVariables } from '../../../gql/graphql.ts'
import { shownData } from '../../../lib/shown-data.ts'
import { QUEUE_ROW } from './queue-row.ts'

const REVIEW_QUEUE = graphql(`
  query ReviewQueue($filter: ReviewQueueFilter, $sort: ReviewQueueSort, $after: String) {
    reviewQueueEntries(first: 50, after: $after, filter: $filter, sort: $sort) {
      edges {
        cursor
        node {
          id
          ...QueueRow_entry
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

/** What is counted comes after what is read: nobody waits for it to see the first lines. */
const BESIDE = graphql(`
  query ReviewQueueBeside($filter: ReviewQueueFilter, $sort: ReviewQueueSort) {
    beside: reviewQueueEntries(first: 50, filter: $filter, sort: $sort) {
      totalCount
      nodes {
        id
        unreadMessages
      }
    }
  }
`)

type Wanted = Pick<ReviewQueueQueryVariables, 'filter' | 'sort'>

/** Loads the review queue; while a filter changes, the rows of the last one stay. */
export function useReviewQueue(variables: Wanted) {
  const { data, previousData, error, refetch, fetchMore } = useQuery(REVIEW_QUEUE, {
    variables,
    fetchPolicy: 'cache-and-network',
  })
  // Kept, it would take the place of the lines: both answer the same field, and only one has edges.
  const counted = useQuery(BESIDE, {
    variables,
    fetchPolicy: 'no-cache',
    nextFetchPolicy: 'no-cache',
  })
  const beside = (counted.data ?? counted.previousData)?.beside
  const queue = shownData({ data, previousData, error })?.reviewQueueEntries
  const after = queue?.pageInfo.hasNextPage ? queue.pageInfo.endCursor : undefined
  return {
    rows:
      queue &&
      readFragment(
        QUEUE_ROW,
        queue.edges.map((edge) => edge.node),
      ),
    unread: new Map(beside?.nodes.map(({ id, unreadMessages }) => [id, unreadMessages])),
    totalCount: beside?.totalCount,
    error,
    /** Settles when it was read, or could not be: `error` says why, and whoever left the page needs no answer. */
    refetch: () => Promise.allSettled([refetch(), counted.refetch()]),
    loadMore: after ? () => fetchMore({ variables: { after } }) : undefined,
  }
}
