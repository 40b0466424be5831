import { Button, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { LAUNCH_ENVIRONMENTS } from '../../../../../schema/vocabulary/launch-environment.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { optionsOf } from '../../../components/names.ts'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { mark, t, tn } from '../../../lib/i18n/translate.ts'
import { AddDialog } from './add-dialog.tsx'
import { EndDialog } from './end-dialog.tsx'
import { type RepresentativeFilter, useRepresentativeFilter } from './representative-filter.ts'
import { RepresentativeTable } from './representative-table.tsx'
import { ENVIRONMENT_WORDS } from './representative-words.ts'
import { type Representative, useRepresentatives } from './use-representatives.ts'

const SHOWN = { standing: mark('Not ended'), ended: mark('Ended') } as const
const AFTER_TYPING_MS = 300
const AT_ONCE = 50
/** The API lists no more. */
const LISTED = 500

/** People who act for patients by the word of the hospital, at /settings/representatives. */
export function Component() {
  const { filter, set, clear } = useRepresentativeFilter()
  const [isAdding, setAdding] = useState(false)
  return (
    <Page
      title={t('Representatives')}
      subtitle={t('People who act for patients with apps, by the word of the hospital')}
      actions={<Button onClick={() => setAdding(true)}>{t('Add a representative')}</Button>}
    >
      <Filter filter={filter} onSet={set} />
      <Relations filter={filter} onClear={clear} />
      {isAdding && <AddDialog environment={filter.environment} onClose={() => setAdding(false)} />}
    </Page>
  )
}

interface FilterProps {
  readonly filter: RepresentativeFilter
  readonly onSet: ReturnType<typeof useRepresentativeFilter>['set']
}

function Filter({ filter, onSet }: FilterProps) {
  return (
    <SimpleGrid
      cols={{ base: 1, xs: 2, md: 4 }}
      spacing="sm"
      role="search"
      aria-label={t('Filter relations')}
    >
      <TextInput
        label={t('E-mail of the person')}
        type="search"
        value={filter.email}
        onChange={(event) => onSet('email', event.currentTarget.value)}
      />
      <TextInput
        label={t('Id of the patient')}
        type="search"
        value={filter.patient}
        onChange={(event) => onSet('patient', event.currentTarget.value)}
      />
      <Select
        label={t('Records')}
        placeholder={t('All records')}
        clearable
        clearButtonProps={{ 'aria-label': t('Show all records') }}
        data={optionsOf(LAUNCH_ENVIRONMENTS, ENVIRONMENT_WORDS)}
        value={filter.environment ?? null}
        onChange={(value) => onSet('records', value ?? '')}
      />
      <Select
        label={t('Show')}
        allowDeselect={false}
        data={optionsOf(['standing', 'ended'] as const, SHOWN)}
        value={filter.isEnded ? 'ended' : 'standing'}
        onChange={(value) => onSet('show', value === 'ended' ? value : '')}
      />
    </SimpleGrid>
  )
}

interface RelationsProps {
  readonly filter: RepresentativeFilter
  readonly onClear: () => void
}

function Relations({ filter, onClear }: RelationsProps) {
  const [settled] = useDebouncedValue(filter, AFTER_TYPING_MS)
  const { email, environment, isEnded, patient } = settled
  const { rows, error, refetch } = useRepresentatives({
    ...{ isEnded, environment: environment ?? null },
    ...{ email: email.trim() || null, patient: patient.trim() || null },
  })
  const [shown, setShown] = useState(AT_ONCE)
  const [chosen, setChosen] = useState<Representative>()
  const isFiltered = Boolean(email || patient || environment || isEnded)
  if (error && !rows) return <Problem error={error} onRetry={() => void refetch()} />
  if (!rows) return <LoadingRows count={4} height={72} />
  if (rows.length === 0) return <NoRelation isFiltered={isFiltered} onClear={onClear} />
  return (
    <Stack gap="md">
      <Text role="status" size="sm" c="dimmed" className="tabular">
        {rows.length === LISTED
          ? t('The latest {{count}} relations. Filter to see others.', { count: LISTED })
          : tn('{{count}} relation', '{{count}} relations', rows.length)}
      </Text>
      <RepresentativeTable rows={rows.slice(0, shown)} onEnd={setChosen} />
      {rows.length > shown && (
        <div>
          <Button variant="default" onClick={() => setShown(shown + AT_ONCE)}>
            {t('Show more')}
          </Button>
        </div>
      )}
      {chosen && <EndDialog relation={chosen} onClose={() => setChosen(undefined)} />}
    </Stack>
  )
}

function NoRelation({
  isFiltered,
  onClear,
}: Omit<RelationsProps, 'filter'> & { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title={t('No relation fits')}
        action={
          <Button variant="default" onClick={onClear}>
            {t('Clear the filters')}
          </Button>
        }
      >
        {t('Addresses and ids have to be whole.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState title={t('Nobody acts for a patient yet')}>
      {t(
        'Parents, guardians and healthcare proxies open apps for others once a relation says so. The system of the patients can keep relations too, with a service account.',
      )}
    </EmptyState>
  )
}
