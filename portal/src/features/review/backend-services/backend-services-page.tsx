import { Group, MultiSelect, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useSearchParams } from 'react-router'
import {
  APP_VERSION_STATUS_NAMES,
  APP_VERSION_STATUSES,
} from '../../../../../schema/vocabulary/app-status.ts'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { optionsOf } from '../../../components/names.ts'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { BackendServiceTable } from './backend-service-table.tsx'
import { useBackendServices } from './use-backend-services.ts'

const AFTER_TYPING_MS = 250
const SUBMITTED = APP_VERSION_STATUSES.filter((status) => status !== 'DRAFT')

/** Apps that read records with nobody signed in, for people who review (A20). */
export function Component() {
  const { viewer } = useViewer()
  const isAllowed = can(viewer, 'review-queue.read')
  return (
    <Page
      title={t('Backend services')}
      subtitle={t('Apps that work with nobody signed in, and what they may read of many patients.')}
      actions={
        can(viewer, 'organization.administer') && (
          <TextLink to="/settings/service-accounts">{t('Service accounts')}</TextLink>
        )
      }
    >
      {!viewer && <LoadingRows count={5} />}
      {viewer && !isAllowed && (
        <EmptyState title={t('This is for people who review apps')}>
          {t('They see which apps work without a person.')}
        </EmptyState>
      )}
      {isAllowed && <Services />}
    </Page>
  )
}

function Services() {
  const [params, setParams] = useSearchParams()
  const search = params.get('q') ?? ''
  const statuses = SUBMITTED.filter((status) => params.getAll('status').includes(status))
  const [typed] = useDebouncedValue(search.trim(), AFTER_TYPING_MS)
  const filter = { ...(typed && { search: typed }), ...(statuses.length > 0 && { statuses }) }
  const { rows, totalCount, error, refetch, loadMore } = useBackendServices(filter)
  const show = (q: string, chosen: readonly string[]) => {
    const pairs = [...(q ? [['q', q]] : []), ...chosen.map((status) => ['status', status])]
    setParams(new URLSearchParams(pairs), { replace: true })
  }
  return (
    <>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('Search by app or vendor')}
          type="search"
          maxLength={TEXT_LIMITS.search.max}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => show(event.currentTarget.value, statuses)}
        />
        <MultiSelect
          label={t('Status')}
          placeholder={statuses.length === 0 ? t('Any') : undefined}
          data={optionsOf(SUBMITTED, APP_VERSION_STATUS_NAMES)}
          value={statuses}
          onChange={(chosen) => show(search, chosen)}
        />
      </Group>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!rows && !error && <LoadingRows count={5} />}
      {rows?.length === 0 && (
        <EmptyState title={t('No backend service fits')}>
          {t(
            'Apps appear here once they were submitted as a backend service, or ask for system scopes.',
          )}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <>
          <BackendServiceTable rows={rows} />
          <Text size="sm" c="dimmed" className="tabular" aria-live="polite">
            {t('{{count}} of {{totalCount}}', { count: rows.length, totalCount })}
          </Text>
        </>
      )}
      <ShowMore onMore={loadMore} />
    </>
  )
}
