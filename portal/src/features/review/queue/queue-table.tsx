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
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { ClockWords } from '../clock/clock-words.tsx'
import type { QueueRow } from './queue-row.ts'
import { useRowKeys } from './use-row-keys.ts'

/** The review queue as a table; on a narrow screen each row becomes a card. */
export function QueueTable({ rows }: { readonly rows: readonly QueueRow[] }) {
  const list = useRowKeys()
  return (
    <Table className={styles.table} verticalSpacing="sm" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('App')}</Table.Th>
          <Table.Th>{t('Vendor')}</Table.Th>
          <Table.Th>{t('Status')}</Table.Th>
          <Table.Th>{t('Risk')}</Table.Th>
          <Table.Th>{t('Attestation')}</Table.Th>
          <Table.Th>{t('Submitted')}</Table.Th>
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
      <Table.Td data-cell={t('App')} data-lead>
        <Group gap="sm" wrap="nowrap">
          <AppIcon name={row.name} url={row.iconUrl} />
          <div style={{ minWidth: 0 }}>
            <Anchor component={Link} to={`/review/${row.id}`} fw={600} data-row-link>
              {row.name || t('Untitled app')}
            </Anchor>
            <Group gap="xs">
              <Text size="xs" c="dimmed">
                {t('Version {{number}}', { number: row.number })}
              </Text>
              <UnreadBadge count={row.app.unreadMessages} />
            </Group>
          </div>
        </Group>
      </Table.Td>
      <Table.Td data-cell={t('Vendor')}>{row.app.vendor.displayName}</Table.Td>
      <Table.Td data-cell={t('Status')}>
        <div>
          <StatusBadge status={row.status} say={t} />
          {row.reviewState && (
            <Text size="xs" c="dimmed">
              {t(REVIEW_STATE_NAMES[row.reviewState])}
            </Text>
          )}
        </div>
      </Table.Td>
      <Table.Td data-cell={t('Risk')}>{t(RISK_TIER_NAMES[row.riskTier])}</Table.Td>
      <Table.Td data-cell={t('Attestation')}>
        {row.attestation?.answer === 'DECLINED' ? (
          <Text size="sm" span fw={600} c="var(--gh-status-in-review)">
            {t('Declined: patients are warned')}
          </Text>
        ) : (
          (row.attestation && t(ATTESTATION_ANSWER_NAMES[row.attestation.answer])) ||
          t('Not answered')
        )}
      </Table.Td>
      <Table.Td data-cell={t('Submitted')}>
        <div>
          {row.submittedAt ? <TimeAgo at={row.submittedAt} locale={locale()} /> : t('Not yet')}
          <ClockWords clock={row.reviewClock} />
        </div>
      </Table.Td>
    </Table.Tr>
  )
}
