import { Text } from '@mantine/core'
import { Dialog } from '../../../components/dialog.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { PasswordStep } from './password-step.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useRecoveryCodesRenew } from './security-mutations.ts'

interface Props {
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Makes new recovery codes in place of the old ones. */
export function RenewCodesDialog({ onDone, onClose }: Props) {
  const [renew, { data, loading, error }] = useRecoveryCodesRenew()
  const payload = data?.accountRecoveryCodesRenew
  const handlePassword = async (password: string) => {
    const result = await renew({ variables: { password } }).catch(() => undefined)
    if (result?.data?.accountRecoveryCodesRenew.accepted) onDone()
  }
  return (
    <Dialog
      onClose={onClose}
      title={payload?.accepted ? t('Your recovery codes') : t('New recovery codes')}
      closeButtonProps={{ 'aria-label': t('Close') }}
      closeOnClickOutside={!payload?.accepted}
    >
      {payload?.accepted ? (
        <RecoveryCodes codes={payload.recoveryCodes ?? []} onClose={onClose} />
      ) : (
        <PasswordStep
          label={t('Make new codes')}
          isBusy={loading}
          error={error}
          faults={readFragment(USER_ERROR, payload?.userErrors ?? [])}
          onSubmit={(password) => void handlePassword(password)}
          onCancel={onClose}
        >
          <Text>{t('You get ten new codes, and those you have work no more.')}</Text>
        </PasswordStep>
      )}
    </Dialog>
  )
}
