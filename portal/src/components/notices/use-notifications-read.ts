import type { ApolloCache } from '@apollo/client'
import { useSubscription } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import type { NotificationsReadSubscription } from '../../gql/graphql.ts'

const NOTIFICATIONS_READ = graphql(`
  subscription NotificationsRead($after: String) {
    notificationsRead(after: $after) {
      cursor
      ids
      readAt
      viewer {
        id
        unreadNotifications
      }
    }
  }
`)

type Read = NotificationsReadSubscription['notificationsRead']

/** Shows as read what the person marked in another tab or on another device; the count changes by itself. */
export function useNotificationsRead(): void {
  useSubscription(NOTIFICATIONS_READ, {
    onData: ({ client, data }) => {
      if (data.data) markRead(client.cache, data.data.notificationsRead)
    },
  })
}

function markRead(cache: ApolloCache, { ids, readAt }: Read): void {
  const all = () => Object.keys(cache.extract() ?? {}).filter((key) => key.startsWith(TYPE))
  const entries = ids ? ids.map((id) => `${TYPE}${id}`) : all()
  for (const id of entries) {
    cache.modify({ id, fields: { readAt: (before) => before ?? readAt } })
  }
}

/** How the cache names them. */
const TYPE = 'Notification:'
