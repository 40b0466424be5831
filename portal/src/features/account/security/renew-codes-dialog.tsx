import { Text } from '@mantine/core'
import { Dialog } from '../../../components/dialog.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
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
      title={payload?.accepted ? 'Your recovery codes' : 'New recovery codes'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      closeOnClickOutside={!payload?.accepted}
    >
      {payload?.accepted ? (
        <RecoveryCodes codes={payload.recoveryCodes ?? []} onClose={onClose} />
      ) : (
        <PasswordStep
          label="Make new codes"
          isBusy={loading}
          error={error}
          faults={readFragment(USER_ERROR, payload?.userErrors ?? [])}
          onSubmit={(password) => void handlePassword(password)}
          onCancel={onClose}
        >
          <Text>You get ten new codes, and those you have work no more.</Text>
        </PasswordStep>
      )}
    </Dialog>
  )
}
