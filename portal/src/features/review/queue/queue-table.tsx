import { Anchor, Group, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import { REVIEW_STATE_NAMES } from '../../../../../schema/vocabulary/app-status.ts'
import {
  ATTESTATION_ANSWER_NAMES,
  RISK_TIER_NAMES,
} from '../../../../../schema/vocabulary/registration.ts'
import { StatusBadge } from '../../../../../ui/status-badge.tsx'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { AppIcon } from '../../../components/app-icon.tsx'
import styles from '../../../components/card-table.module.css'
import { UnreadBadge } from '../../../components/unread-badge.tsx'
import type { QueueRow } from './queue-row.ts'
import { useRowKeys } from './use-row-keys.ts'

/** The review queue as a table; on a narrow screen each row becomes a card. */
export function QueueTable({ rows }: { readonly rows: readonly QueueRow[] }) {
  const list = useRowKeys()
  return (
    <Table className={styles.table} verticalSpacing="sm" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>App</Table.Th>
          <Table.Th>Vendor</Table.Th>
          <Table.Th>Status</Table.Th>
          <Table.Th>Risk</Table.Th>
          <Table.Th>Attestation</Table.Th>
          <Table.Th>Submitted</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody ref={list}>
        {rows.map((row) => (
          <QueueLine key={row.id} row={row} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function QueueLine({ row }: { readonly row: QueueRow }) {
  return (
    <Table.Tr>
      <Table.Td data-cell="App">
        <Group gap="sm" wrap="nowrap">
          <AppIcon name={row.name} url={row.iconUrl} />
          <div style={{ minWidth: 0 }}>
            <Anchor component={Link} to={`/review/${row.id}`} fw={600} data-row-link>
              {row.name || 'Untitled app'}
            </Anchor>
            <Group gap="xs">
              <Text size="xs" c="dimmed">
                Version {row.number}
              </Text>
              <UnreadBadge count={row.app.unreadMessages} />
            </Group>
          </div>
        </Group>
      </Table.Td>
      <Table.Td data-cell="Vendor">{row.app.vendor.displayName}</Table.Td>
      <Table.Td data-cell="Status">
        <div>
          <StatusBadge status={row.status} />
          {row.reviewState && (
            <Text size="xs" c="dimmed">
              {REVIEW_STATE_NAMES[row.reviewState]}
            </Text>
          )}
        </div>
      </Table.Td>
      <Table.Td data-cell="Risk">{RISK_TIER_NAMES[row.riskTier]}</Table.Td>
      <Table.Td data-cell="Attestation">
        {row.attestation?.answer === 'DECLINED' ? (
          <Text size="sm" span fw={600} c="var(--gh-status-in-review)">
            Declined: patients are warned
          </Text>
        ) : (
          (row.attestation && ATTESTATION_ANSWER_NAMES[row.attestation.answer]) || 'Not answered'
        )}
      </Table.Td>
      <Table.Td data-cell="Submitted">
        {row.submittedAt ? <TimeAgo at={row.submittedAt} /> : 'Not yet'}
      </Table.Td>
    </Table.Tr>
  )
}
