import { Code, Stack, Table, Text } from '@mantine/core'
import { TimeAgo } from '../../../../ui/time-ago.tsx'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import styles from '../card-table.module.css'
import { isTooWide, type UsageReport } from './usage-report.ts'

/** Each scope that is granted: how often it was used in a year, when last, for what, and what would have done. */
export function UsageTable({ rows }: { readonly rows: UsageReport['scopes'] }) {
  return (
    <Table className={styles.table} verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th miw={GRANTED_WIDTH}>{t('Granted')}</Table.Th>
          <Table.Th>{t('Requests in a year')}</Table.Th>
          <Table.Th>{t('Last used')}</Table.Th>
          <Table.Th>{t('Would have done')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.scope}>
            <Table.Td data-cell={t('Granted')}>
              <Words text={row.scope} />
            </Table.Td>
            <Table.Td data-cell={t('Requests in a year')}>
              <Requests row={row} />
            </Table.Td>
            <Table.Td data-cell={t('Last used')}>
              {row.lastUsedAt ? <TimeAgo at={row.lastUsedAt} locale={locale()} /> : '–'}
            </Table.Td>
            <Table.Td data-cell={t('Would have done')}>
              <Enough row={row} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Most scopes on one line. */
const GRANTED_WIDTH = 224

interface RowProps {
  readonly row: UsageReport['scopes'][number]
}

function Requests({ row: { requests, resourceTypes } }: RowProps) {
  if (requests === null || requests === undefined) return t('Not counted')
  if (requests === 0) return <strong>{t('Never used')}</strong>
  return (
    <div>
      {requests.toLocaleString(locale())}
      <Text size="xs" c="dimmed">
        {resourceTypes.join(', ')}
      </Text>
    </div>
  )
}

function Enough({ row }: RowProps) {
  if (row.requests === null || row.requests === undefined) return '–'
  if (row.requests === 0) return t('Nothing')
  if (!isTooWide(row)) return t('The same')
  return (
    <Stack gap={4}>
      {row.suggestion.map((scope) => (
        <Words key={scope} text={scope} />
      ))}
    </Stack>
  )
}

function Words({ text }: { readonly text: string }) {
  return <Code style={{ overflowWrap: 'anywhere' }}>{text}</Code>
}
