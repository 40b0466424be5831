import { Group, Select, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useSearchParams } from 'react-router'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { useVendors } from './use-vendors.ts'
import { VendorTable } from './vendor-table.tsx'

const AFTER_TYPING_MS = 250

const SHOWN = [
  { value: 'all', label: mark('All vendors') },
  { value: 'not-verified', label: mark('Contact not verified') },
  { value: 'correction', label: mark('Correction waits') },
]

/** Vendors, for people who review: those whose contact nobody verified first. */
export function Component() {
  const [params, setParams] = useSearchParams()
  const search = params.get('q') ?? ''
  const shown = params.get('show') ?? 'all'
  const [typed] = useDebouncedValue(search, AFTER_TYPING_MS)
  const { rows, totalCount, error, refetch, loadMore } = useVendors({
    ...(typed && { search: typed }),
    ...(shown === 'not-verified' && { isContactVerified: false }),
    ...(shown === 'correction' && { hasOpenCorrection: true }),
  })
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true })
  }

  return (
    <Page
      title={t('Vendors')}
      subtitle={t('Who stands behind the apps, and whether somebody called them.')}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('Search')}
          placeholder={t('Name or address')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => set('q', event.currentTarget.value)}
        />
        <Select
          label={t('Show')}
          allowDeselect={false}
          data={SHOWN.map(({ value, label }) => ({ value, label: t(label) }))}
          value={shown}
          onChange={(value) => set('show', value === 'all' ? '' : (value ?? ''))}
        />
      </Group>
      {error && !rows && <Problem error={error} onRetry={() => void refetch()} />}
      {!rows && !error && <LoadingRows count={5} />}
      {rows?.length === 0 && (
        <EmptyState title={t('No vendor fits')}>
          {t(
            'Vendors appear here once somebody has filled in who stands behind their apps. Change the filters to see others.',
          )}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <>
          <VendorTable rows={rows} />
          <Text size="sm" c="dimmed" className="tabular">
            {t('{{count}} of {{totalCount}}', { count: rows.length, totalCount })}
          </Text>
        </>
      )}
      <ShowMore onMore={loadMore} />
    </Page>
  )
}
