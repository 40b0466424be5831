import type { ApolloCache } from '@apollo/client'
import { useMutation } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import type { InboxNotice } from './notice.ts'

const NOTIFICATION_MARK_READ = graphql(`
  mutation NotificationMarkRead($input: NotificationMarkReadInput!) {
    notificationMarkRead(input: $input) {
      viewer {
        id
        unreadNotifications
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Marks notices as read: one of the list, or all there are. Lines stay where they are, so that nothing jumps. */
export function useMarkRead(notices: readonly InboxNotice[]) {
  const [mark, { error, loading }] = useMutation(NOTIFICATION_MARK_READ)
  const send = (input: { ids: string[] } | { all: true }, marked: readonly InboxNotice[]) =>
    mark({
      variables: { input },
      update: (cache) => {
        for (const notice of marked) if (!notice.readAt) showRead(cache, notice)
      },
    }).catch(() => undefined) // said by the page, which shows the error
  return {
    error,
    loading,
    markRead: (notice: InboxNotice) => send({ ids: [notice.id] }, [notice]),
    markAllRead: () => send({ all: true }, notices),
  }
}

function showRead(cache: ApolloCache, { id }: InboxNotice): void {
  cache.modify({
    id: cache.identify({ __typename: 'Notification', id }),
    fields: { readAt: () => new Date().toISOString() },
  })
}
