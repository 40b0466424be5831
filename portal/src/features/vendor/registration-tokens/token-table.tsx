import { Button, Table, Text } from '@mantine/core'
import { exactTime } from '../../../../../ui/relative-time.ts'
import cards from '../../../components/card-table.module.css'
import { Problem } from '../../../components/problem.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { type RegistrationToken, useTokenRevoke } from './use-registration-tokens.ts'

/** The tokens that work now; on a narrow screen each becomes a card. */
export function TokenTable({ tokens }: { readonly tokens: readonly RegistrationToken[] }) {
  const [revoke, { error, loading }] = useTokenRevoke()
  if (tokens.length === 0) return <Text c="dimmed">{t('No token works at the moment.')}</Text>
  return (
    <>
      {error && <Problem error={error} />}
      <Table className={cards.table} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Token')}</Table.Th>
            <Table.Th>{t('Last used')}</Table.Th>
            <Table.Th>{t('Ends')}</Table.Th>
            <Table.Th>{t('Change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map(({ expiresAt, id, label, lastFour, lastUsedAt }) => (
            <Table.Tr key={id}>
              <Table.Td data-cell={t('Token')}>
                <span style={{ overflowWrap: 'anywhere' }}>
                  {label} …{lastFour}
                </span>
              </Table.Td>
              <Table.Td data-cell={t('Last used')}>
                {lastUsedAt ? exactTime(lastUsedAt, locale()) : t('Never')}
              </Table.Td>
              <Table.Td data-cell={t('Ends')}>{exactTime(expiresAt, locale())}</Table.Td>
              <Table.Td data-cell={t('Change')}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('Revoke: {{label}}', { label })}
                  loading={loading}
                  onClick={() => void revoke({ variables: { id } }).catch(() => undefined)}
                >
                  {t('Revoke')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}
