import { Text } from '@mantine/core'
import { Dialog } from '../../../components/dialog.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { PasskeyRow } from './account-security.ts'
import { PasswordStep } from './password-step.tsx'
import { usePasskeyRemove, useTotpRemove } from './security-mutations.ts'

interface Props {
  /** The authenticator app when absent. */
  readonly passkey: PasskeyRow | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Takes a second factor away, after the password. */
export function RemoveDialog({ passkey, onDone, onClose }: Props) {
  const [removeTotp, totp] = useTotpRemove()
  const [removePasskey, key] = usePasskeyRemove()
  const userErrors = passkey
    ? key.data?.accountPasskeyRemove.userErrors
    : totp.data?.accountTotpRemove.userErrors

  const isRemoved = async (password: string) => {
    if (!passkey) {
      const result = await removeTotp({ variables: { password } }).catch(() => undefined)
      return result?.data?.accountTotpRemove.accepted
    }
    const variables = { passkeyId: passkey.id, password }
    const result = await removePasskey({ variables }).catch(() => undefined)
    return result?.data?.accountPasskeyRemove.accepted
  }
  const handlePassword = async (password: string) => {
    if (!(await isRemoved(password))) return
    onDone()
    onClose()
  }
  const what = passkey
    ? t('the passkey “{{passkey}}”', { passkey: passkey.name })
    : t('the authenticator app')
  return (
    <Dialog
      onClose={onClose}
      title={passkey ? t('Remove a passkey') : t('Remove the authenticator app')}
      closeButtonProps={{ 'aria-label': t('Close') }}
    >
      <PasswordStep
        label={t('Remove')}
        isDangerous
        isBusy={totp.loading || key.loading}
        error={totp.error ?? key.error}
        faults={readFragment(USER_ERROR, userErrors ?? [])}
        onSubmit={(password) => void handlePassword(password)}
        onCancel={onClose}
      >
        <Text>
          {t(
            'You will not be able to sign in with {{what}} any more. We mail you that it was removed.',
            { what },
          )}
        </Text>
      </PasswordStep>
    </Dialog>
  )
}
