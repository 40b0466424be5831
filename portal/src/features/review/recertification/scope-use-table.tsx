import { Code, Table, Text } from '@mantine/core'
import styles from '../../../components/card-table.module.css'
import { t } from '../../../lib/i18n/translate.ts'

interface Props {
  readonly rows: readonly { readonly scope: string; readonly uses?: number | null }[]
}

/** What a version is granted in production, beside how often it was used in a year. */
export function ScopeUseTable({ rows }: Props) {
  return (
    <div>
      <Table className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Granted')}</Table.Th>
            <Table.Th>{t('Requests in a year')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ scope, uses }) => (
            <Table.Tr key={scope}>
              <Table.Td data-cell={t('Granted')}>
                <Code style={{ overflowWrap: 'anywhere' }}>{scope}</Code>
              </Table.Td>
              <Table.Td data-cell={t('Requests in a year')}>
                {uses === 0 ? <strong>{t('Never used')}</strong> : (uses ?? t('Not counted'))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="xs">
        {t(
          'Counted from the audit trail of this version. Scopes that give no access to records are not counted.',
        )}
      </Text>
    </div>
  )
}
