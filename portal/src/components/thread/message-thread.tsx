import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../lib/i18n/translate.ts'
import { Announcer } from '../announcer.tsx'
import { LoadingRows } from '../loading-rows.tsx'
import { Problem } from '../problem.tsx'
import { ShowMore } from '../show-more.tsx'
import { MessageForm } from './message-form.tsx'
import { MessageItem } from './message-item.tsx'
import styles from './thread.module.css'
import { useMarkRead } from './use-mark-read.ts'
import { useMessageAdded } from './use-message-added.ts'
import { useThread } from './use-thread.ts'

interface Props {
  readonly appId: string
  /** The version that is looked at: what is written is about it. */
  readonly versionId: string
  readonly canPost: boolean
  readonly canPostInternal: boolean
}

/** The conversation between a vendor and its reviewers about an app, all versions in one thread, live. */
export function MessageThread({ appId, versionId, canPost, canPostInternal }: Props) {
  const { messages, unread, error, refetch, loadEarlier } = useThread(appId)
  const [news, setNews] = useState('')
  useMarkRead({ appId, unread, upTo: messages?.at(-1)?.id })
  useMessageAdded({ appId }, (authorName) => {
    setNews(t('New message from {{authorName}}', { authorName }))
    void refetch()
  })

  return (
    <Stack gap="md">
      <Announcer message={news} />
      {error && !messages && <Problem error={error} onRetry={() => void refetch()} />}
      {!messages && !error && <LoadingRows count={2} />}
      {messages?.length === 0 && (
        <Text c="dimmed">
          {t('Nobody has written yet. Questions and answers about the review go here.')}
        </Text>
      )}
      <ShowMore onMore={loadEarlier} label={t('Show earlier messages')} />
      {messages && messages.length > 0 && (
        <ol className={styles.thread} aria-label={t('Messages')}>
          {messages.map((message) => (
            <MessageItem key={message.id} message={message} />
          ))}
        </ol>
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
