import { Group, MultiSelect, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import {
  APP_VERSION_STATUS_NAMES,
  APP_VERSION_STATUSES,
  REVIEW_STATE_NAMES,
  REVIEW_STATES,
} from '../../../../../schema/vocabulary/app-status.ts'
import {
  ATTESTATION_ANSWER_NAMES,
  ATTESTATION_ANSWERS,
  RISK_TIER_NAMES,
  RISK_TIERS,
} from '../../../../../schema/vocabulary/registration.ts'
import { optionsOf } from '../../../components/names.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { QueueFilter } from './queue-filter.ts'

interface Props {
  readonly filter: QueueFilter
  readonly onChange: (filter: QueueFilter) => void
}

/** Search and filters of the review queue. */
export function QueueToolbar({ filter, onChange }: Props) {
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        label={t('Search by app or vendor')}
        type="search"
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={filter.search}
        onChange={(event) => onChange({ ...filter, search: event.currentTarget.value })}
        style={GROW}
      />
      <MultiSelect
        label={t('Status')}
        placeholder={placeholder(filter.statuses)}
        data={optionsOf(APP_VERSION_STATUSES, APP_VERSION_STATUS_NAMES)}
        value={[...filter.statuses]}
        onChange={(statuses) => onChange({ ...filter, statuses })}
        style={GROW}
      />
      <MultiSelect
        label={t('Review')}
        placeholder={placeholder(filter.reviewStates)}
        data={optionsOf(REVIEW_STATES, REVIEW_STATE_NAMES)}
        value={[...filter.reviewStates]}
        onChange={(reviewStates) => onChange({ ...filter, reviewStates })}
        style={GROW}
      />
      <MultiSelect
        label={t('Risk')}
        placeholder={placeholder(filter.riskTiers)}
        data={optionsOf(RISK_TIERS, RISK_TIER_NAMES)}
        value={[...filter.riskTiers]}
        onChange={(riskTiers) => onChange({ ...filter, riskTiers })}
        style={GROW}
      />
      <Select
        label={t('Attestation')}
        placeholder={t('Any')}
        data={optionsOf(ATTESTATION_ANSWERS, ATTESTATION_ANSWER_NAMES)}
        value={filter.attestation}
        onChange={(attestation) => onChange({ ...filter, attestation })}
        style={GROW}
      />
    </Group>
  )
}

const GROW = { flex: '1 1 180px' } as const

function placeholder(chosen: readonly string[]): string | undefined {
  return chosen.length === 0 ? t('Any') : undefined
}
