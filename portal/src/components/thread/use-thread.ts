import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const THREAD = graphql(`
  query Thread($appId: ID!, $after: String) {
    node(id: $appId) {
      __typename
      ... on App {
        id
        unreadMessages
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

/** Loads the thread of an app, its latest page first; messages are given oldest first, as they are read. */
export function useThread(appId: string) {
  const { data, error, refetch, fetchMore } = useQuery(THREAD, { variables: { appId } })
  const app = data?.node?.__typename === 'App' ? data.node : undefined
  const messages = app?.messages.edges.map((edge) => edge.node).toReversed()
  const after = app?.messages.pageInfo.hasNextPage ? app.messages.pageInfo.endCursor : undefined
  return {
    messages,
    unread: app?.unreadMessages ?? 0,
    error,
    refetch,
    loadEarlier: after ? () => fetchMore({ variables: { after } }) : undefined,
  }
}
