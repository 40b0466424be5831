import { Button, Group, Stack, Text } from '@mantine/core'
import { Dialog } from '../../../components/dialog.tsx'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { ConnectionClient } from './connection-client.ts'
import { useClientSecretRevoke } from './use-client-secret-revoke.ts'

interface Props {
  readonly secret: ConnectionClient['secrets'][number]
  readonly isOnly: boolean
  /** Whether the vendor revokes, or the hospital. */
  readonly isVendors: boolean
  readonly onClose: () => void
}

/** Asks before a secret ends: whatever still uses it stops at once. */
export function RevokeDialog({ secret, isOnly, isVendors, onClose }: Props) {
  const [revoke, { data, loading, error }] = useClientSecretRevoke()
  const fault = readFragment(USER_ERROR, data?.clientSecretRevoke.userErrors ?? [])[0]
  const handleRevoke = async () => {
    const result = await revoke({ variables: { secretId: secret.id } }).catch(() => undefined)
    if (result?.data?.clientSecretRevoke.client) onClose()
  }
  return (
    <Dialog
      onClose={onClose}
      title={t('Revoke the secret …{{lastFour}}?', { lastFour: secret.lastFour })}
    >
      <Stack gap="md">
        {error && <Problem error={error} kept={t('The secret still works.')} />}
        {fault && (
          <Text role="alert" c="var(--gh-danger)">
            {fault.message}
          </Text>
        )}
        <Text>
          {t('Whatever still uses it cannot get tokens from now on.')}{' '}
          {isOnly && isVendors
            ? t('It is the only one: the app stops until you make another.')
            : ''}
          {isOnly && !isVendors
            ? t('It is the only one: the app stops until its vendor makes another.')
            : ''}
        </Text>
        {!isVendors && <Text>{t('The vendor is told at once.')}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Keep it')}
          </Button>
          <Button color="danger" loading={loading} onClick={() => void handleRevoke()}>
            {t('Revoke')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
