import { Alert, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { CopyValue } from '../../../components/copy-value.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useClientSecretRotate } from './use-client-secret-rotate.ts'

const DEFAULT_OVERLAP_HOURS = 72

interface Props {
  readonly clientId: string
  readonly hasSecret: boolean
  readonly onRotated: () => void
  readonly onClose: () => void
}

/** Makes a new secret and shows it once; the earlier one works on for the overlap. */
export function RotateDialog({ clientId, hasSecret, onRotated, onClose }: Props) {
  const [label, setLabel] = useState('')
  const [overlapHours, setOverlapHours] = useState(DEFAULT_OVERLAP_HOURS)
  const [activation, setActivation] = useState('')
  const [expiration, setExpiration] = useState('')
  const [rotate, { data, loading, error }] = useClientSecretRotate()
  const secret = data?.clientSecretRotate.plaintextOnce
  const fault = readFragment(USER_ERROR, data?.clientSecretRotate.userErrors ?? [])[0]

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const dates = { activatesAt: startOf(activation), expiresAt: startOf(expiration) }
    const input = { clientId, label: label.trim() || null, overlapHours, ...dates }
    const result = await rotate({ variables: { input } }).catch(() => undefined)
    if (result?.data?.clientSecretRotate.plaintextOnce) onRotated()
  }

  if (secret) return <OnceShown secret={secret} onClose={onClose} />
  return (
    <Dialog onClose={onClose} title={t('New client secret')}>
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          {error && <Problem error={error} kept={t('No secret was made.')} />}
          {fault && (
            <Text role="alert" c="var(--gh-danger)">
              {fault.message}
            </Text>
          )}
          <TextInput
            label={t('Label')}
            description={t('For you to tell secrets apart, such as the server it is for.')}
            maxLength={100}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <Group grow align="flex-start">
            <TextInput
              type="date"
              label={t('Activation date')}
              description={t('At once, when left empty.')}
              value={activation}
              onChange={(event) => setActivation(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t('Expiration date')}
              description={t('A year later, when left empty.')}
              value={expiration}
              onChange={(event) => setExpiration(event.currentTarget.value)}
            />
          </Group>
          {hasSecret && (
            <NumberInput
              label={t('Hours the earlier secret still works')}
              min={0}
              max={720}
              value={overlapHours}
              onChange={(value) => setOverlapHours(Number(value))}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={loading}>
              {t('Make a new secret')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

/** The beginning of a day where the person is; null for a day that was not chosen. */
function startOf(day: string): string | null {
  return day === '' ? null : new Date(`${day}T00:00`).toISOString()
}

function OnceShown({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  return (
    <Dialog
      onClose={onClose}
      title={t('Your new secret')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="md">
        <Alert color="warning" variant="outline" title={t('Shown once, never again')}>
          {t('Copy it now to where your app keeps its secrets. We keep only a fingerprint of it.')}
        </Alert>
        <CopyValue label={t('secret')} value={secret} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('I have copied it')}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
