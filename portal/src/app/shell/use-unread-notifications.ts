import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const UNREAD_NOTIFICATIONS = graphql(`
  query UnreadNotifications {
    viewer {
      id
      unreadNotifications
    }
  }
`)

/** How many notices the person has not read. */
export function useUnreadNotifications(): number {
  const { data } = useQuery(UNREAD_NOTIFICATIONS)
  return data?.viewer?.unreadNotifications ?? 0
}
