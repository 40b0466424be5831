import { Group, Table, Text, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { TimeAgo } from '../../../../ui/time-ago.tsx'
import { AppIcon } from '../../components/app-icon.tsx'
import cards from '../../components/card-table.module.css'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import { AttestationDeclined, AttestationOverdue } from './attestation-overdue.tsx'
import { LatestMessage } from './latest-message.tsx'
import type { Registration } from './registration.ts'
import type { RegistrationFilter, SortKey } from './registration-filter.ts'
import { RegistrationName } from './registration-name.tsx'
import { RegistrationStatus } from './registration-status.tsx'
import styles from './registration-table.module.css'

interface Props {
  readonly rows: readonly Registration[]
  readonly filter: RegistrationFilter
  readonly onChange: (filter: RegistrationFilter) => void
}

/** My Registrations as a table; on a narrow screen each row becomes a card. */
export function RegistrationTable({ rows, filter, onChange }: Props) {
  const header = { filter, onChange }
  return (
    <Table className={cards.table} verticalSpacing="sm" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <SortableHeader {...header} sortKey="name" label={t('App')} />
          <SortableHeader {...header} sortKey="number" label={t('Version')} />
          <SortableHeader {...header} sortKey="status" label={t('Status')} />
          <Table.Th>{t('Message')}</Table.Th>
          <SortableHeader {...header} sortKey="modified" label={t('Modified')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <RegistrationRow key={row.id} row={row} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function RegistrationRow({ row }: { readonly row: Registration }) {
  return (
    <Table.Tr>
      <Table.Td data-cell={t('App')} data-lead>
        <Group gap="sm" wrap="nowrap">
          <AppIcon name={row.name} url={row.iconUrl} />
          <RegistrationName row={row} />
        </Group>
      </Table.Td>
      <Table.Td data-cell={t('Version')} className="tabular">
        {row.number}
      </Table.Td>
      <Table.Td data-cell={t('Status')}>
        <div>
          <RegistrationStatus status={row.status} reviewState={row.reviewState} />
          <AttestationDeclined row={row} />
          <AttestationOverdue row={row} />
        </div>
      </Table.Td>
      <Table.Td data-cell={t('Message')}>
        <LatestMessage row={row} />
      </Table.Td>
      <Table.Td data-cell={t('Modified')} className={styles.modified}>
        <TimeAgo at={row.statusChangedAt} locale={locale()} />
      </Table.Td>
    </Table.Tr>
  )
}

interface HeaderProps {
  readonly filter: RegistrationFilter
  readonly onChange: (filter: RegistrationFilter) => void
  readonly sortKey: SortKey
  readonly label: string
}

function SortableHeader({ filter, onChange, sortKey, label }: HeaderProps) {
  const isSorted = filter.sort === sortKey
  const Arrow = filter.isDescending ? IconArrowDown : IconArrowUp
  const direction = filter.isDescending ? 'descending' : 'ascending'
  return (
    <Table.Th aria-sort={isSorted ? direction : 'none'}>
      <UnstyledButton
        className={styles.sort}
        onClick={() =>
          onChange({ ...filter, sort: sortKey, isDescending: isSorted && !filter.isDescending })
        }
      >
        <Text span inherit>
          {label}
        </Text>
        {isSorted && <Arrow size={14} aria-hidden="true" />}
      </UnstyledButton>
    </Table.Th>
  )
}
