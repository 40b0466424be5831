import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Announcer } from '../announcer.tsx'
import { LoadingRows } from '../loading-rows.tsx'
import { Problem } from '../problem.tsx'
import { MessageForm } from './message-form.tsx'
import { MessageItem } from './message-item.tsx'
import styles from './thread.module.css'
import { useMessageAdded } from './use-message-added.ts'
import { useMessages } from './use-messages.ts'

interface Props {
  readonly versionId: string
  readonly canPost: boolean
  readonly canPostInternal: boolean
}

/** The conversation between a vendor and its reviewers about one version, live. */
export function MessageThread({ versionId, canPost, canPostInternal }: Props) {
  const { messages, error, refetch, loadMore } = useMessages(versionId)
  const [news, setNews] = useState('')
  useMessageAdded(versionId, (authorName) => {
    setNews(`New message from ${authorName}`)
    void refetch()
  })

  return (
    <Stack gap="md">
      <Announcer message={news} />
      {error && !messages && <Problem error={error} onRetry={() => void refetch()} />}
      {!messages && !error && <LoadingRows count={2} />}
      {messages?.length === 0 && (
        <Text c="dimmed">
          Nobody has written yet. Questions and answers about the review go here.
        </Text>
      )}
      {messages && messages.length > 0 && (
        <ol className={styles.thread} aria-label="Messages">
          {messages.map((message) => (
            <MessageItem key={message.id} message={message} />
          ))}
        </ol>
      )}
      {loadMore && (
        <Button variant="default" onClick={() => void loadMore()}>
          Load more messages
        </Button>
      )}
      {canPost && (
        <MessageForm
          versionId={versionId}
          canPostInternal={canPostInternal}
          onPosted={() => void refetch()}
        />
      )}
    </Stack>
  )
}
