import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { FIELD_PREFIX, PasswordStep } from './password-step.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useAddPasskey } from './use-add-passkey.ts'

interface Props {
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Adds a passkey under a name, and shows recovery codes when it is the first factor. */
export function PasskeyDialog({ onDone, onClose }: Props) {
  const [name, setName] = useState('')
  const [codes, setCodes] = useState<readonly string[]>()
  const { add, isBusy, error, refusal, userErrors } = useAddPasskey()
  const faults = readFragment(USER_ERROR, userErrors)

  const handlePassword = async (password: string) => {
    const recoveryCodes = await add({ name, password })
    if (!recoveryCodes) return
    onDone()
    if (recoveryCodes.length === 0) onClose()
    else setCodes(recoveryCodes)
  }
  return (
    <Dialog
      onClose={onClose}
      title={codes ? t('Your recovery codes') : t('Add a passkey')}
      closeButtonProps={{ 'aria-label': t('Close') }}
      closeOnClickOutside={false}
    >
      {codes ? (
        <RecoveryCodes codes={codes} onClose={onClose} />
      ) : (
        <PasswordStep
          label={t('Continue')}
          isBusy={isBusy}
          error={error}
          faults={faults}
          onSubmit={(password) => void handlePassword(password)}
          onCancel={onClose}
        >
          <Stack gap="sm">
            <Text>
              {t(
                'A passkey is a key in your device, in a security key or in a password manager. Your browser asks for it in a moment.',
              )}
            </Text>
            {refusal && (
              <Text role="alert" c="var(--gh-danger)">
                {refusal}
              </Text>
            )}
            <CountedTextInput
              id={`${FIELD_PREFIX}name`}
              label={t('Name')}
              description={t('For you to tell several apart, such as the device it is on.')}
              required
              limit={TEXT_LIMITS.passkeyName}
              value={name}
              onChange={setName}
              error={errorFor(faults, 'name')}
            />
          </Stack>
        </PasswordStep>
      )}
    </Dialog>
  )
}
