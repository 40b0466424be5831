import { Skeleton, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Announcer } from '../../components/announcer.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LoadingRows } from '../../components/loading-rows.tsx'
import { Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { ButtonLink } from '../../components/router-link.tsx'
import { ShowMore } from '../../components/show-more.tsx'
import { useMessageAdded } from '../../components/thread/use-message-added.ts'
import { statusNews } from '../../components/transitions/status-news.ts'
import { useAppVersionStatusChanged } from '../../components/transitions/use-app-version-status-changed.ts'
import { t } from '../../lib/i18n/translate.ts'
import type { Registration } from './registration.ts'
import { matches, readFilter, writeFilter } from './registration-filter.ts'
import { RegistrationTable } from './registration-table.tsx'
import { RegistrationToolbar } from './registration-toolbar.tsx'
import { useMyRegistrations } from './use-my-registrations.ts'
import { useStableOrder } from './use-stable-order.ts'

/** What search and filter take, so that nothing jumps when they come. */
const TOOLBAR_HEIGHT = 61

/** My Registrations: every app version of the vendor with its live status. */
export function Component() {
  const { registrations, error, refetch, loadMore } = useMyRegistrations()
  const [news, setNews] = useState('')
  useAppVersionStatusChanged((change) => {
    setNews(statusNews(change))
    const isKnown = registrations?.some((row) => row.id === change.appVersion.id)
    if (!isKnown) void refetch()
  })
  useMessageAdded({}, (author, app) =>
    setNews(t('New message from {{author}} about {{app}}', { author, app })),
  )

  return (
    <Page title={t('My Registrations')} actions={<RegisterAppButton />}>
      <Announcer message={news} />
      {error && !registrations && <Problem error={error} onRetry={() => void refetch()} />}
      {!registrations && !error && (
        <>
          <Skeleton height={TOOLBAR_HEIGHT} />
          <LoadingRows count={5} height={72} />
        </>
      )}
      {registrations?.length === 0 && (
        <EmptyState title={t('No app yet')} action={<RegisterAppButton />}>
          {t(
            'Here you follow your apps from the first draft to the gallery. Register one: the wizard has seven steps and saves as you type.',
          )}
        </EmptyState>
      )}
      {registrations && registrations.length > 0 && <Registrations rows={registrations} />}
      <ShowMore onMore={loadMore} label={t('Show more apps')} />
    </Page>
  )
}

function Registrations({ rows }: { readonly rows: readonly Registration[] }) {
  const [params, setParams] = useSearchParams()
  const filter = readFilter(params)
  const ordered = useStableOrder(rows, filter)
  const shown = ordered.filter((row) => matches(filter, row))
  const handleChange = (next: typeof filter) => setParams(writeFilter(next), { replace: true })
  return (
    <>
      <RegistrationToolbar filter={filter} onChange={handleChange} />
      <RegistrationTable rows={shown} filter={filter} onChange={handleChange} />
      {shown.length === 0 && (
        <Text c="dimmed">{t('No registration matches this search and filter.')}</Text>
      )}
    </>
  )
}

function RegisterAppButton() {
  return (
    <ButtonLink to="/registrations/new" leftSection={<IconPlus size={16} aria-hidden="true" />}>
      {t('Register App')}
    </ButtonLink>
  )
}
