import { useSubscription } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const NOTIFICATION_ADDED = graphql(`
  subscription NotificationAdded($after: String) {
    notificationAdded(after: $after) {
      cursor
      notification {
        id
        title
      }
      viewer {
        id
        unreadNotifications
      }
    }
  }
`)

/** Calls back with the title whenever the person is told of something; the count changes by itself. */
export function useNotificationAdded(onAdded: (title: string) => void): void {
  useSubscription(NOTIFICATION_ADDED, {
    onData: ({ data }) => {
      if (data.data) onAdded(data.data.notificationAdded.notification.title)
    },
  })
}
