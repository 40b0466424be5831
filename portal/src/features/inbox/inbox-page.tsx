import { Button, Group, SegmentedControl, Stack, Title } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { EmptyState } from '../../components/empty-state.tsx'
import { LoadingRows } from '../../components/loading-rows.tsx'
import { useNotificationAdded } from '../../components/notices/use-notification-added.ts'
import { Page, SUBTITLE_TO_COME } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { TextLink } from '../../components/router-link.tsx'
import { ShowMore } from '../../components/show-more.tsx'
import { mark, t } from '../../lib/i18n/translate.ts'
import { byDay } from './by-day.ts'
import styles from './inbox.module.css'
import type { InboxNotice } from './notice.ts'
import { NoticeItem } from './notice-item.tsx'
import { useInbox } from './use-inbox.ts'
import { useMarkRead } from './use-mark-read.ts'

const FILTERS = [
  { value: 'all', label: mark('All') },
  { value: 'unread', label: mark('Unread') },
]

/** The inbox at /inbox: everything the person was told, by day, live; `?show=unread` keeps what is new. */
export function Component() {
  const [params, setParams] = useSearchParams()
  const unreadOnly = params.get('show') === 'unread'
  const { notices, unread, error, refetch, loadMore } = useInbox(unreadOnly)
  const { markRead, markAllRead, error: markError, loading } = useMarkRead(notices ?? [])
  useNotificationAdded(() => void refetch())

  return (
    <Page
      title={t('Inbox')}
      subtitle={subtitle(unread)}
      actions={<TextLink to="/account/notices">{t('Choose what is mailed')}</TextLink>}
    >
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('Which notices')}
          data={FILTERS.map(({ value, label }) => ({ value, label: t(label) }))}
          value={unreadOnly ? 'unread' : 'all'}
          onChange={(show) => setParams(show === 'unread' ? { show } : {}, { replace: true })}
        />
        <Button
          variant="default"
          disabled={!unread}
          loading={loading}
          onClick={() => void markAllRead()}
        >
          {t('Mark all read')}
        </Button>
      </Group>
      {markError && <Problem error={markError} />}
      {error && !notices && <Problem error={error} onRetry={() => void refetch()} />}
      {!notices && !error && <LoadingRows count={5} />}
      {notices?.length === 0 && <NothingHere unreadOnly={unreadOnly} />}
      {notices && notices.length > 0 && (
        <Days notices={notices} onRead={(notice) => void markRead(notice)} />
      )}
      <ShowMore onMore={loadMore} label={t('Show earlier notices')} />
    </Page>
  )
}

function subtitle(unread: number | undefined): string {
  if (unread === undefined) return SUBTITLE_TO_COME
  return unread === 0 ? t('Everything is read.') : t('{{unread}} unread', { unread })
}

interface DaysProps {
  readonly notices: readonly InboxNotice[]
  readonly onRead: (notice: InboxNotice) => void
}

function Days({ notices, onRead }: DaysProps) {
  return byDay(notices, new Date()).map(({ heading, items }) => (
    <Stack component="section" key={heading} gap="xs" aria-label={heading}>
      <Title order={2} size="h4">
        {heading}
      </Title>
      <ul className={styles.list}>
        {items.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} onRead={onRead} />
        ))}
      </ul>
    </Stack>
  ))
}

function NothingHere({ unreadOnly }: { readonly unreadOnly: boolean }) {
  return unreadOnly ? (
    <EmptyState
      title={t('Nothing is unread')}
      action={<TextLink to="/inbox">{t('Show all notices')}</TextLink>}
    >
      {t('What happens next appears here by itself.')}
    </EmptyState>
  ) : (
    <EmptyState
      title={t('No notice yet')}
      action={<TextLink to="/account/notices">{t('Choose what is mailed')}</TextLink>}
    >
      {t(
        'Here you read what happens to your apps and what people write to you. It appears by itself.',
      )}
    </EmptyState>
  )
}
