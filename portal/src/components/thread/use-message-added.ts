import { useSubscription } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const MESSAGE_ADDED = graphql(`
  subscription MessageAdded($versionId: ID!, $after: String) {
    messageAdded(versionId: $versionId, after: $after) {
      cursor
      message {
        id
        author {
          name
        }
      }
      appVersion {
        id
        latestMessage {
          id
          body
          createdAt
        }
      }
    }
  }
`)

/** Calls back with the author's name whenever somebody writes. */
export function useMessageAdded(versionId: string, onAdded: (authorName: string) => void): void {
  useSubscription(MESSAGE_ADDED, {
    variables: { versionId },
    onData: ({ data }) => {
      const author = data.data?.messageAdded.message.author
      if (author) onAdded(author.name)
    },
  })
}
