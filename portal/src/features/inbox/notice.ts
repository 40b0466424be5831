import { graphql } from '../../gql/gql.ts'
import type { InboxNotice_NotificationFragment } from '../../gql/graphql.ts'

/** One line of the inbox. */
export const INBOX_NOTICE = graphql(`
  fragment InboxNotice_notification on Notification {
    id
    event
    title
    body
    quote
    path
    createdAt
    readAt
  }
`)

export type InboxNotice = InboxNotice_NotificationFragment
