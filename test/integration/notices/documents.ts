import { graphql } from '../../support/gql/gql.ts'

export const INBOX = graphql(`
  query TestInbox($first: Int = 50, $after: String, $unreadOnly: Boolean = false) {
    viewer {
      unreadNotifications
      notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          event
          title
          body
          quote
          path
          createdAt
          readAt
          app {
            slug
          }
        }
      }
    }
  }
`)

export const MARK_READ = graphql(`
  mutation TestNotificationMarkRead($input: NotificationMarkReadInput!) {
    notificationMarkRead(input: $input) {
      viewer {
        unreadNotifications
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const PREFERENCES = graphql(`
  query TestNoticePreferences {
    viewer {
      noticePreferences {
        event
        name
        mail
        isImmediate
      }
    }
  }
`)

export const PREFERENCES_UPDATE = graphql(`
  mutation TestNoticePreferencesUpdate($input: NoticePreferencesUpdateInput!) {
    noticePreferencesUpdate(input: $input) {
      viewer {
        noticePreferences {
          event
          mail
        }
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const NOTIFICATION_ADDED = graphql(`
  subscription TestNotificationAdded($after: String) {
    event: notificationAdded(after: $after) {
      cursor
      notification {
        title
      }
      viewer {
        unreadNotifications
      }
    }
  }
`)

export const NOTIFICATIONS_READ = graphql(`
  subscription TestNotificationsRead($after: String) {
    event: notificationsRead(after: $after) {
      cursor
      ids
      readAt
      viewer {
        unreadNotifications
      }
    }
  }
`)

export const THREAD = graphql(`
  query TestThread($slug: String!, $first: Int = 50, $after: String) {
    app(slug: $slug) {
      id
      unreadMessages
      latestMessage {
        id
        body
      }
      messages(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          body
          visibility
          appVersion {
            id
            number
          }
        }
      }
    }
  }
`)

export const MESSAGES_MARK_READ = graphql(`
  mutation TestMessagesMarkRead($input: MessagesMarkReadInput!) {
    messagesMarkRead(input: $input) {
      app {
        unreadMessages
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const APP_MESSAGE_ADDED = graphql(`
  subscription TestAppMessageAdded($appId: ID, $after: String) {
    event: messageAdded(appId: $appId, after: $after) {
      cursor
      message {
        body
      }
      appVersion {
        app {
          unreadMessages
          latestMessage {
            body
          }
        }
      }
    }
  }
`)
