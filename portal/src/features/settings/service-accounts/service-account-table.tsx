import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { isServiceAbility } from '../../../../../schema/vocabulary/service-ability.ts'
import { exactTime } from '../../../../../ui/relative-time.ts'
import cards from '../../../components/card-table.module.css'
import { Dialog } from '../../../components/dialog.tsx'
import { Problem } from '../../../components/problem.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { ABILITY_WORDS } from './ability-words.ts'
import { type ServiceAccount, useServiceAccountEnd } from './use-service-accounts.ts'

/** The service accounts that act now; ending one is asked about, because a system stops working by it. */
export function ServiceAccountTable({
  accounts,
}: {
  readonly accounts: readonly ServiceAccount[]
}) {
  const [chosen, setChosen] = useState<ServiceAccount>()
  if (accounts.length === 0) return <Text c="dimmed">{t('No system has one at the moment.')}</Text>
  return (
    <>
      <Table className={cards.table} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('System')}</Table.Th>
            <Table.Th>{t('What it is for')}</Table.Th>
            <Table.Th>{t('Since')}</Table.Th>
            <Table.Th>{t('Change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((account) => (
            <Table.Tr key={account.id}>
              <Table.Td data-cell={t('System')}>
                <div>
                  {account.name}
                  <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                    {account.environment === 'SANDBOX' ? t('Sandbox') : t('Production')},{' '}
                    {account.clientId}
                  </Text>
                </div>
              </Table.Td>
              <Table.Td data-cell={t('What it is for')}>
                <div>
                  {account.purpose}
                  {account.abilities.filter(isServiceAbility).map((ability) => (
                    <Text key={ability} size="xs" c="dimmed">
                      {t(ABILITY_WORDS[ability].label)}
                    </Text>
                  ))}
                </div>
              </Table.Td>
              <Table.Td data-cell={t('Since')}>{exactTime(account.createdAt, locale())}</Table.Td>
              <Table.Td data-cell={t('Change')}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('End: {{name}}', { name: account.name })}
                  onClick={() => setChosen(account)}
                >
                  {t('End')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {chosen && <EndDialog account={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

interface EndDialogProps {
  readonly account: ServiceAccount
  readonly onClose: () => void
}

function EndDialog({ account, onClose }: EndDialogProps) {
  const [end, { error, loading }] = useServiceAccountEnd()
  const handleEnd = async () => {
    const result = await end({ variables: { id: account.id } }).catch(() => undefined)
    if (result?.data) onClose()
  }
  return (
    <Dialog title={t('End this service account?')} onClose={onClose}>
      <Stack gap="md">
        {error && <Problem error={error} />}
        <Text>
          {t('{{name}} can do nothing here from its next request on.', { name: account.name })}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Keep it')}
          </Button>
          <Button color="danger" loading={loading} onClick={() => void handleEnd()}>
            {t('End it')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
