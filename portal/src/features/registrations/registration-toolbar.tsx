import { Group, MultiSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import {
  APP_VERSION_STATUS_NAMES,
  APP_VERSION_STATUSES,
} from '../../../../schema/vocabulary/app-status.ts'
import { optionsOf } from '../../components/names.ts'
import { t } from '../../lib/i18n/translate.ts'
import type { RegistrationFilter } from './registration-filter.ts'

interface Props {
  readonly filter: RegistrationFilter
  readonly onChange: (filter: RegistrationFilter) => void
}

/** Search and filter of My Registrations. */
export function RegistrationToolbar({ filter, onChange }: Props) {
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        label={t('Search by name')}
        type="search"
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={filter.search}
        onChange={(event) => onChange({ ...filter, search: event.currentTarget.value })}
        style={{ flex: '1 1 220px' }}
      />
      <MultiSelect
        label={t('Status')}
        placeholder={filter.statuses.length === 0 ? t('Any') : undefined}
        clearable
        data={optionsOf(APP_VERSION_STATUSES, APP_VERSION_STATUS_NAMES)}
        value={[...filter.statuses]}
        onChange={(statuses) => onChange({ ...filter, statuses })}
        clearButtonProps={{ 'aria-label': t('Clear the status filter') }}
        style={{ flex: '1 1 260px' }}
      />
    </Group>
  )
}
