import { useMutation } from '@apollo/client/react'
import { useDocumentVisibility } from '@mantine/hooks'
import { useEffect } from 'react'
import { graphql } from '../../gql/gql.ts'

const MESSAGES_MARK_READ = graphql(`
  mutation MessagesMarkRead($input: MessagesMarkReadInput!) {
    messagesMarkRead(input: $input) {
      app {
        id
        unreadMessages
      }
    }
  }
`)

interface Shown {
  readonly appId: string
  readonly unread: number
  /** The latest message on the page. */
  readonly upTo: string | undefined
}

/** Marks a thread read up to what is on the page, while the page is in front of somebody. */
export function useMarkRead({ appId, unread, upTo }: Shown): void {
  const [mark] = useMutation(MESSAGES_MARK_READ)
  const isVisible = useDocumentVisibility() === 'visible'
  useEffect(() => {
    if (!isVisible || unread === 0 || !upTo) return
    mark({ variables: { input: { appId, upTo } } }).catch(() => undefined) // stays unread: counted again next time
  }, [mark, isVisible, unread, appId, upTo])
}
