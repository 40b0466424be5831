import { Anchor, Code, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import { isContextScope } from '../../../../../schema/vocabulary/context-scope.ts'
import { RISK_TIER_NAMES } from '../../../../../schema/vocabulary/registration.ts'
import { StatusBadge } from '../../../../../ui/status-badge.tsx'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Breakable } from '../../../components/breakable.tsx'
import styles from '../../../components/card-table.module.css'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { BackendServiceRow } from './use-backend-services.ts'

const SHOWN_SCOPES = 4

/** Apps that work without a person as a table; on a narrow screen each row becomes a card. */
export function BackendServiceTable({ rows }: { readonly rows: readonly BackendServiceRow[] }) {
  return (
    <Table className={styles.table} verticalSpacing="sm" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('App')}</Table.Th>
          <Table.Th>{t('Status')}</Table.Th>
          <Table.Th>{t('Access')}</Table.Th>
          <Table.Th>{t('Client and keys')}</Table.Th>
          <Table.Th>{t('Last used')}</Table.Th>
          <Table.Th>{t('Risk')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Service key={row.versionId} row={row} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Service({ row }: { readonly row: BackendServiceRow }) {
  return (
    <Table.Tr>
      <Table.Td data-cell={t('App')} data-lead>
        <div style={{ minWidth: 0 }}>
          <Anchor component={Link} to={`/review/${row.versionId}`} fw={600}>
            {row.name || t('Untitled app')}
          </Anchor>
          <Text size="xs" c="dimmed">
            {t('Version {{number}}', { number: row.number })}
          </Text>
          <Anchor component={Link} to={`/vendors/${row.vendorId}`} size="sm">
            {row.vendorName}
          </Anchor>
        </div>
      </Table.Td>
      <Table.Td data-cell={t('Status')}>
        <StatusBadge status={row.status} say={t} />
      </Table.Td>
      <Table.Td data-cell={t('Access')}>
        <Access row={row} />
      </Table.Td>
      <Table.Td data-cell={t('Client and keys')}>
        <ClientAndKeys row={row} />
      </Table.Td>
      <Table.Td data-cell={t('Last used')}>
        {row.lastUsedAt ? (
          <TimeAgo at={row.lastUsedAt} locale={locale()} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('Not yet')}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-cell={t('Risk')}>{t(RISK_TIER_NAMES[row.riskTier])}</Table.Td>
    </Table.Tr>
  )
}

function Access({ row }: { readonly row: BackendServiceRow }) {
  const scopes = row.scopes.filter((scope) => !isContextScope(scope))
  const more = scopes.length - SHOWN_SCOPES
  return (
    <div style={{ minWidth: 130 }}>
      <Text size="xs" c="dimmed">
        {row.isGranted ? t('Granted') : t('Asked for')}
      </Text>
      {scopes.slice(0, SHOWN_SCOPES).map((scope) => (
        <div key={scope}>
          <Code>
            <Breakable text={scope} />
          </Code>
        </div>
      ))}
      {more > 0 && (
        <Text size="xs" c="dimmed">
          {t('and {{count}} more', { count: more })}
        </Text>
      )}
    </div>
  )
}

function ClientAndKeys({ row }: { readonly row: BackendServiceRow }) {
  return (
    <div style={{ minWidth: 110, overflowWrap: 'anywhere' }}>
      {row.clientId ? (
        <Code>{row.clientId}</Code>
      ) : (
        <Text size="sm">{t('None in production')}</Text>
      )}
      {row.isClientDisabled && (
        <Text size="xs" fw={600} c="var(--gh-status-rejected)">
          {t('Switched off')}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {row.jwksUrl ? t('Keys at {{url}}', { url: row.jwksUrl }) : t('Keys handed in')}
      </Text>
      {row.keySetFault && (
        <Text size="xs" fw={600} c="var(--gh-status-in-review)">
          {row.keySetFault}
        </Text>
      )}
    </div>
  )
}
