import { useQuery } from '@apollo/client/react'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { INBOX_NOTICE } from './notice.ts'

const INBOX = graphql(`
  query Inbox($unreadOnly: Boolean!, $after: String) {
    viewer {
      id
      unreadNotifications
      notifications(first: 30, after: $after, unreadOnly: $unreadOnly) {
        edges {
          cursor
          node {
            id
            ...InboxNotice_notification
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
`)

/** Loads the inbox, latest first. */
export function useInbox(unreadOnly: boolean) {
  const { data, error, refetch, fetchMore } = useQuery(INBOX, {
    variables: { unreadOnly },
    fetchPolicy: 'cache-and-network',
  })
  const inbox = data?.viewer?.notifications
  const after = inbox?.pageInfo.hasNextPage ? inbox.pageInfo.endCursor : undefined
  return {
    notices: inbox?.edges.map(({ node }) => readFragment(INBOX_NOTICE, node)),
    /** Undefined until it is known. */
    unread: data?.viewer?.unreadNotifications,
    error,
    refetch,
    loadMore: after ? () => fetchMore({ variables: { after } }) : undefined,
  }
}
