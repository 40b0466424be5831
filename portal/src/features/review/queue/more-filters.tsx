import { Group, MultiSelect, Select } from '@mantine/core'
import {
  APP_VERSION_STATUS_NAMES,
  APP_VERSION_STATUSES,
  REVIEW_STATE_NAMES,
  REVIEW_STATES,
} from '../../../../../schema/vocabulary/app-status.ts'
import {
  ATTESTATION_ANSWER_NAMES,
  ATTESTATION_ANSWERS,
  CLIENT_TYPE_NAMES,
  CLIENT_TYPES,
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

const SUBMITTED = APP_VERSION_STATUSES.filter((status) => status !== 'DRAFT')

/** The filters that are used less. */
export function MoreFilters({ filter, onChange }: Props) {
  return (
    <Group gap="sm" align="flex-end">
      <MultiSelect
        label={t('Status')}
        placeholder={placeholder(filter.statuses)}
        data={optionsOf(SUBMITTED, APP_VERSION_STATUS_NAMES)}
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
      <MultiSelect
        label={t('Client type')}
        placeholder={placeholder(filter.clientTypes)}
        data={optionsOf(CLIENT_TYPES, CLIENT_TYPE_NAMES)}
        value={[...filter.clientTypes]}
        onChange={(clientTypes) => onChange({ ...filter, clientTypes })}
        style={GROW}
      />
      <Select
        label={t('Attestation')}
        placeholder={t('Any')}
        clearable
        data={optionsOf(ATTESTATION_ANSWERS, ATTESTATION_ANSWER_NAMES)}
        value={filter.attestation}
        onChange={(attestation) => onChange({ ...filter, attestation })}
        style={GROW}
      />
      <Switch
        label={t('Due')}
        yes={t('Overdue')}
        no={t('In time')}
        value={filter.overdue}
        onChange={(overdue) => onChange({ ...filter, overdue })}
      />
      <Switch
        label={t('Bulk data')}
        yes={t('Asked for')}
        no={t('Not asked for')}
        value={filter.bulkData}
        onChange={(bulkData) => onChange({ ...filter, bulkData })}
      />
      <Switch
        label={t('Vendor')}
        yes={t('Called and verified')}
        no={t('Not called yet')}
        value={filter.vendorVerified}
        onChange={(vendorVerified) => onChange({ ...filter, vendorVerified })}
      />
    </Group>
  )
}

interface SwitchProps {
  readonly label: string
  readonly yes: string
  readonly no: string
  readonly value: boolean | null
  readonly onChange: (value: boolean | null) => void
}

function Switch({ label, yes, no, value, onChange }: SwitchProps) {
  const chosen = value ? 'yes' : 'no'
  return (
    <Select
      label={label}
      placeholder={t('Any')}
      clearable
      data={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
      value={value === null ? null : chosen}
      onChange={(word) => onChange(word === null ? null : word === 'yes')}
      style={GROW}
    />
  )
}

export const GROW = { flex: '1 1 180px' } as const

/** What a list of choices says while nothing is chosen. */
export function placeholder(chosen: readonly string[]): string | undefined {
  return chosen.length === 0 ? t('Any') : undefined
}
