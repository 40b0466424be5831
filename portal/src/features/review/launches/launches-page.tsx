import { Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { optionsOf } from '../../../components/names.ts'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { t, tn } from '../../../lib/i18n/translate.ts'
import { readsLaunches } from '../../../lib/reads-launches.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import {
  inputOf,
  type LaunchFilter,
  OUTCOME_CHOICES,
  OUTCOMES,
  RECORDS,
  RECORDS_CHOICES,
  useLaunchFilter,
} from './launch-filter.ts'
import { LaunchTable } from './launch-table.tsx'
import { useLaunches } from './use-launches.ts'

const AFTER_TYPING_MS = 300

/** Launches of all apps, at /launches, for those who audit (R208, R267). */
export function Component() {
  const { viewer } = useViewer()
  const isTheirs = readsLaunches(viewer)
  return (
    <Page
      title={t('Launches')}
      subtitle={t('Every start of an app: when, from where, and how it ended.')}
      actions={isTheirs && <TextLink to="/review">{t('Review queue')}</TextLink>}
    >
      {!viewer && <LoadingRows count={4} height={72} />}
      {viewer && !isTheirs && (
        <EmptyState title={t('This page is for those who review or audit')}>
          {t('The launches you made yourself are in My apps in the gallery.')}
        </EmptyState>
      )}
      {isTheirs && <Launches maySeePeople={can(viewer, 'audit.read-people')} />}
    </Page>
  )
}

function Launches({ maySeePeople }: { readonly maySeePeople: boolean }) {
  const { set, ...filter } = useLaunchFilter()
  const [app] = useDebouncedValue(filter.app, AFTER_TYPING_MS)
  const [ehr] = useDebouncedValue(filter.ehr, AFTER_TYPING_MS)
  const text = (name: 'app' | 'ehr', label: string) => (
    <TextInput
      label={label}
      type="search"
      autoComplete="off"
      maxLength={TEXT_LIMITS.search.max}
      value={filter[name]}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  )
  return (
    <Stack gap="md">
      <SimpleGrid
        cols={{ base: 1, xs: 2, md: 4 }}
        spacing="sm"
        role="search"
        aria-label={t('Filter launches')}
      >
        {text('app', t('Part of the name of the app'))}
        {text('ehr', t('Part of the name of the hospital system'))}
        <Select
          label={t('Records')}
          allowDeselect={false}
          data={optionsOf(RECORDS_CHOICES, RECORDS)}
          value={filter.records}
          onChange={(value) => set('records', value ?? '')}
        />
        <Select
          label={t('Outcome')}
          allowDeselect={false}
          data={optionsOf(OUTCOME_CHOICES, OUTCOMES)}
          value={filter.outcome}
          onChange={(value) => set('outcome', value ?? '')}
        />
      </SimpleGrid>
      <Found filter={{ ...filter, app, ehr }} maySeePeople={maySeePeople} />
    </Stack>
  )
}

interface FoundProps {
  readonly filter: LaunchFilter
  readonly maySeePeople: boolean
}

function Found({ filter, maySeePeople }: FoundProps) {
  const { rows, totalCount, error, refetch, loadMore } = useLaunches(inputOf(filter))
  if (error && !rows) return <Problem error={error} onRetry={() => void refetch()} />
  if (!rows) return <LoadingRows count={4} height={72} />
  const problem = error && <Problem error={error} onRetry={() => void refetch()} />
  if (rows.length === 0) {
    return (
      <>
        {problem}
        <EmptyState title={t('No launch fits')}>
          {t('A launch stands here as soon as it ended, with tokens or without.')}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      {problem}
      <Text role="status" size="sm" c="dimmed" className="tabular">
        {tn('{{count}} launch', '{{count}} launches', totalCount)}
      </Text>
      {!maySeePeople && (
        <Text size="sm" c="dimmed">
          {t('Security officers and auditors also see people and patients.')}
        </Text>
      )}
      <LaunchTable rows={rows} maySeePeople={maySeePeople} />
      <ShowMore onMore={loadMore} />
    </>
  )
}
