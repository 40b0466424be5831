import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const MESSAGES = graphql(`
  query Messages($versionId: ID!, $after: String) {
    node(id: $versionId) {
      __typename
      ... on AppVersion {
        id
        messages(first: 50, after: $after) {
          edges {
            cursor
            node {
              id
              createdAt
              ...MessageItem_message
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
          totalCount
        }
      }
    }
  }
`)

/** Loads the thread of a version, oldest message first. */
export function useMessages(versionId: string) {
  const { data, error, refetch, fetchMore } = useQuery(MESSAGES, { variables: { versionId } })
  const node = data?.node
  const connection = node?.__typename === 'AppVersion' ? node.messages : undefined
  const messages = connection?.edges
    .map((edge) => edge.node)
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
  const after = connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : undefined
  const loadMore = after ? () => fetchMore({ variables: { after } }) : undefined
  return { messages, error, refetch, loadMore }
}
