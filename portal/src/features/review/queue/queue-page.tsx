import { Button, Kbd, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Announcer } from '../../../components/announcer.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { useMessageAdded } from '../../../components/thread/use-message-added.ts'
import { statusNews } from '../../../components/transitions/status-news.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { readQueueFilter, toServerFilter, writeQueueFilter } from './queue-filter.ts'
import { QueueTable } from './queue-table.tsx'
import { QueueToolbar } from './queue-toolbar.tsx'
import { useReviewQueue } from './use-review-queue.ts'
import { useReviewQueueChanged } from './use-review-queue-changed.ts'

const AFTER_TYPING_MS = 250

/** The review queue: what is waiting, live, with its filters in the address. */
export function Component() {
  const [params, setParams] = useSearchParams()
  const filter = readQueueFilter(params)
  const [search] = useDebouncedValue(filter.search, AFTER_TYPING_MS)
  const { rows, totalCount, error, refetch, loadMore } = useReviewQueue(
    toServerFilter({ ...filter, search }),
  )
  const [news, setNews] = useState('')
  useReviewQueueChanged((change) => {
    setNews(statusNews(change))
    void refetch()
  })
  useMessageAdded({}, (author, app) =>
    setNews(t('New message from {{author}} about {{app}}', { author, app })),
  )

  return (
    <Page title={t('Review queue')} subtitle={<KeyHint />}>
      <Announcer message={news} />
      <QueueToolbar
        filter={filter}
        onChange={(next) => setParams(writeQueueFilter(next), { replace: true })}
      />
      {error && !rows && <Problem error={error} onRetry={() => void refetch()} />}
      {!rows && !error && <LoadingRows count={5} />}
      {rows?.length === 0 && (
        <EmptyState title={t('Nothing is waiting here')}>
          {t('Submitted versions appear here by themselves. Change the filters to see others.')}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <>
          <QueueTable rows={rows} />
          <Text size="sm" c="dimmed" className="tabular">
            {t('{{count}} of {{totalCount}}', { count: rows.length, totalCount })}
          </Text>
        </>
      )}
      {loadMore && (
        <Button variant="default" onClick={() => void loadMore()}>
          {t('Show more')}
        </Button>
      )}
    </Page>
  )
}

function KeyHint() {
  return (
    <Text size="sm" c="dimmed" visibleFrom="sm">
      <Sentence
        text={t('<key>j</key> and <key2>k</key2> move, <key3>Enter</key3> opens.')}
        parts={{
          key: (words) => <Kbd>{words}</Kbd>,
          key2: (words) => <Kbd>{words}</Kbd>,
          key3: (words) => <Kbd>{words}</Kbd>,
        }}
      />
    </Text>
  )
}
