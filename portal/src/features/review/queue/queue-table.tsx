import { Checkbox, Table, VisuallyHidden } from '@mantine/core'
import styles from '../../../components/card-table.module.css'
import { t } from '../../../lib/i18n/translate.ts'
import { QueueLine } from './queue-line.tsx'
import type { QueueRow } from './queue-row.ts'
import type { QueueKeys } from './use-queue-keys.ts'

interface Props {
  readonly rows: readonly QueueRow[]
  readonly unread: ReadonlyMap<string, number>
  readonly keys: Pick<
    QueueKeys,
    'list' | 'currentId' | 'handleFocus' | 'handleBlur' | 'handleKeyDown'
  >
  readonly selected: ReadonlySet<string>
  readonly onSelect: (id: string) => void
  readonly onSelectAll: (isAll: boolean) => void
}

/** The review queue as a table; on a narrow screen each row becomes a card. */
export function QueueTable({ rows, unread, keys, selected, onSelect, onSelectAll }: Props) {
  const isAll = rows.every(({ id }) => selected.has(id))
  return (
    <Table className={styles.table} verticalSpacing="sm" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <Checkbox
              aria-label={t('Select all that are shown')}
              checked={isAll}
              indeterminate={!isAll && selected.size > 0}
              onChange={(event) => onSelectAll(event.currentTarget.checked)}
            />
          </Table.Th>
          <Table.Th>{t('App')}</Table.Th>
          <Table.Th>{t('Vendor')}</Table.Th>
          <Table.Th>{t('Status')}</Table.Th>
          <Table.Th>
            {t('Stage')}
            <VisuallyHidden> {t('and who took it on')}</VisuallyHidden>
          </Table.Th>
          <Table.Th>{t('Due')}</Table.Th>
          <Table.Th>{t('Risk')}</Table.Th>
          <Table.Th>{t('Attestation')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody
        ref={keys.list}
        onFocus={keys.handleFocus}
        onBlur={keys.handleBlur}
        onKeyDown={keys.handleKeyDown}
      >
        {rows.map((row) => (
          <QueueLine
            key={row.id}
            row={row}
            unread={unread.get(row.id) ?? 0}
            isCurrent={row.id === keys.currentId}
            isSelected={selected.has(row.id)}
            onSelect={onSelect}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}
