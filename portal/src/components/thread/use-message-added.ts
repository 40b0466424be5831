import { useSubscription } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import { t } from '../../lib/i18n/translate.ts'

const MESSAGE_ADDED = graphql(`
  subscription MessageAdded($versionId: ID, $appId: ID, $after: String) {
    messageAdded(versionId: $versionId, appId: $appId, after: $after) {
      cursor
      message {
        id
        author {
          name
        }
      }
      appVersion {
        id
        name
        app {
          id
          unreadMessages
          latestMessage {
            id
            body
            createdAt
            appVersion {
              id
              number
            }
          }
        }
      }
    }
  }
`)

interface About {
  readonly versionId?: string
  readonly appId?: string
}

/**
 * Calls back with the author's name, and what the app is called, whenever somebody writes about a version, an app, or
 * anything one may read. Unread counts and latest messages change in the cache by themselves.
 */
export function useMessageAdded(
  about: About,
  onAdded?: (authorName: string, appName: string) => void,
): void {
  useSubscription(MESSAGE_ADDED, {
    variables: about,
    onData: ({ data }) => {
      const added = data.data?.messageAdded
      if (added) onAdded?.(added.message.author.name, added.appVersion.name || t('an untitled app'))
    },
  })
}
