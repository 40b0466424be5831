import { Button, Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react'
import { type Ref, useState } from 'react'
import {
  REVIEW_QUEUE_SORT_NAMES,
  REVIEW_QUEUE_SORTS,
} from '../../../../../schema/vocabulary/review-queue.ts'
import { STAGES } from '../../../../../schema/vocabulary/stage.ts'
import { optionsOf } from '../../../components/names.ts'
import { t, tn } from '../../../lib/i18n/translate.ts'
import { GROW, MoreFilters, placeholder } from './more-filters.tsx'
import type { QueueFilter } from './queue-filter.ts'

interface Props {
  readonly filter: QueueFilter
  readonly onChange: (filter: QueueFilter) => void
  readonly searchRef: Ref<HTMLInputElement>
  /** What a person is called whose work is looked at. */
  readonly whoseName: string | undefined
}

/** Search, order and filters of the review queue; those that are used less unfold. */
export function QueueToolbar({ filter, onChange, searchRef, whoseName }: Props) {
  const hidden = hiddenFilters(filter)
  const [isOpen, setOpen] = useState(hidden > 0)
  return (
    <Stack gap="sm" component="search" aria-label={t('Filters of the queue')}>
      <Group gap="sm" align="flex-end">
        <TextInput
          ref={searchRef}
          label={t('Search by app or vendor')}
          type="search"
          maxLength={200}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={filter.search}
          onChange={(event) => onChange({ ...filter, search: event.currentTarget.value })}
          style={GROW}
        />
        <MultiSelect
          label={t('Open stage')}
          placeholder={placeholder(filter.stages)}
          data={STAGES.map(({ stage, name }) => ({ value: stage, label: t(name) }))}
          value={[...filter.stages]}
          onChange={(stages) => onChange({ ...filter, stages })}
          style={GROW}
        />
        <Select
          label={t('Taken on by')}
          placeholder={t('Anybody')}
          clearable
          data={whoseOptions(filter.whose, whoseName)}
          value={filter.whose}
          onChange={(whose) => onChange({ ...filter, whose })}
          style={GROW}
        />
        <Select
          label={t('Order')}
          data={optionsOf(REVIEW_QUEUE_SORTS, REVIEW_QUEUE_SORT_NAMES)}
          value={filter.sort}
          allowDeselect={false}
          onChange={(sort) => sort && onChange({ ...filter, sort })}
          style={GROW}
        />
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden="true" />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {hidden
            ? tn('{{count}} more filter', '{{count}} more filters', hidden)
            : t('More filters')}
        </Button>
      </Group>
      {isOpen && <MoreFilters filter={filter} onChange={onChange} />}
    </Stack>
  )
}

/** How many filters are set among those that unfold. */
function hiddenFilters(filter: QueueFilter): number {
  const { statuses, attestation, bulkData, overdue, vendorVerified } = filter
  const { reviewStates, riskTiers, clientTypes } = filter
  const isUsual = statuses.join() === 'IN_REVIEW'
  const lists = [isUsual ? [] : [1], reviewStates, riskTiers, clientTypes]
  const others = [attestation, bulkData, overdue, vendorVerified].filter((value) => value !== null)
  return lists.filter((list) => list.length > 0).length + others.length
}

function whoseOptions(whose: string | null, name: string | undefined) {
  const options = [
    { value: 'me', label: t('Me') },
    { value: 'nobody', label: t('Nobody yet') },
  ]
  if (!whose || options.some(({ value }) => value === whose)) return options
  return [...options, { value: whose, label: name ?? t('One reviewer') }]
}
