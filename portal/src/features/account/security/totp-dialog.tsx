import { Button, Group, Image, List, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { CopyValue } from '../../../components/copy-value.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { PasswordStep } from './password-step.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useTotpBegin, useTotpConfirm } from './security-mutations.ts'

interface Props {
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Sets an authenticator app up: password, picture and code, recovery codes. */
export function TotpDialog({ onDone, onClose }: Props) {
  const [begin, begun] = useTotpBegin()
  const [codes, setCodes] = useState<readonly string[]>()
  const answer = begun.data?.accountTotpBegin
  const handlePassword = (password: string) =>
    void begin({ variables: { password } }).catch(() => undefined)
  const handleConfirmed = (recoveryCodes: readonly string[]) => {
    onDone()
    if (recoveryCodes.length === 0) onClose()
    else setCodes(recoveryCodes)
  }
  return (
    <Dialog
      onClose={onClose}
      title={codes ? t('Your recovery codes') : t('Set up an authenticator app')}
      closeButtonProps={{ 'aria-label': t('Close') }}
      closeOnClickOutside={codes === undefined}
    >
      {codes && <RecoveryCodes codes={codes} onClose={onClose} />}
      {!codes && answer?.secret && answer.qrSvg && (
        <ScanStep
          secret={answer.secret}
          qrSvg={answer.qrSvg}
          onConfirmed={handleConfirmed}
          onCancel={onClose}
        />
      )}
      {!codes && !answer?.secret && (
        <PasswordStep
          label={t('Continue')}
          isBusy={begun.loading}
          error={begun.error}
          faults={readFragment(USER_ERROR, answer?.userErrors ?? [])}
          onSubmit={handlePassword}
          onCancel={onClose}
        >
          <Text>
            {t('From then on, signing in asks for six digits that an app on your phone shows.')}
          </Text>
        </PasswordStep>
      )}
    </Dialog>
  )
}

interface ScanProps {
  readonly secret: string
  readonly qrSvg: string
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void
  readonly onCancel: () => void
}

function ScanStep({ secret, qrSvg, onConfirmed, onCancel }: ScanProps) {
  const [code, setCode] = useState('')
  const [confirm, { data, loading, error }] = useTotpConfirm()
  const fault = readFragment(USER_ERROR, data?.accountTotpConfirm.userErrors ?? [])[0]
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await confirm({ variables: { code } }).catch(() => undefined)
    const answer = result?.data?.accountTotpConfirm
    if (answer?.accepted) onConfirmed(answer.recoveryCodes ?? [])
  }
  return (
    <form onSubmit={(event) => void handleSubmit(event)}>
      <Stack>
        {error && <Problem error={error} />}
        <List type="ordered" spacing="sm">
          <List.Item>{t('Open an authenticator app on your phone. Any will do.')}</List.Item>
          <List.Item>{t('Scan this picture with it, or type the key.')}</List.Item>
        </List>
        <Image
          src={`data:image/svg+xml,${encodeURIComponent(qrSvg)}`}
          alt={t('QR code for your authenticator app')}
          w={200}
          radius="sm"
          mx="auto"
          bg="white"
        />
        <CopyValue label={t('the key')} value={secret} />
        <TextInput
          label={t('Code')}
          description={t('The six digits the app shows now.')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={10}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={fault?.message}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={loading}>
            {t('Turn it on')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
