import { Button, Table, VisuallyHidden } from '@mantine/core'
import { exactTime } from '../../../../../ui/relative-time.ts'
import cards from '../../../components/card-table.module.css'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { ConnectionClient } from './connection-client.ts'

type Secret = ConnectionClient['secrets'][number]

interface Props {
  readonly secrets: readonly Secret[]
  /** Absent for people who only look. */
  readonly onRevoke: ((secret: Secret) => void) | undefined
}

/** The secrets with their dates (R095); on a narrow screen each becomes a card. */
export function SecretTable({ secrets, onRevoke }: Props) {
  return (
    <Table className={cards.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('System Generated Secret')}</Table.Th>
          <Table.Th>{t('Activation Date')}</Table.Th>
          <Table.Th>{t('Expiration Date')}</Table.Th>
          {onRevoke && (
            <Table.Th>
              <VisuallyHidden>{t('Revoke')}</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {secrets.map((secret) => (
          <Table.Tr key={secret.id}>
            <Table.Td data-cell={t('Secret')}>
              …{secret.lastFour} {secret.label}
            </Table.Td>
            <Table.Td data-cell={t('Activation Date')}>
              {exactTime(secret.activatesAt, locale())}
            </Table.Td>
            <Table.Td data-cell={t('Expiration Date')}>
              {exactTime(secret.expiresAt, locale())}
            </Table.Td>
            {onRevoke && (
              <Table.Td data-cell="">
                <Button
                  size="xs"
                  variant="subtle"
                  color="danger"
                  onClick={() => onRevoke(secret)}
                  aria-label={t('Revoke …{{lastFour}}', { lastFour: secret.lastFour })}
                >
                  {t('Revoke')}
                </Button>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
