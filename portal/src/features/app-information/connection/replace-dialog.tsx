import { Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useClientSecretRotate } from './use-client-secret-rotate.ts'

const DEFAULT_OVERLAP_HOURS = 72
const MAX_OVERLAP_HOURS = 720

interface Props {
  readonly clientId: string
  readonly onReplaced: () => void
  readonly onClose: () => void
}

/** How the hospital has secrets replaced: it says when they end, and the vendor makes the new one. */
export function ReplaceDialog({ clientId, onReplaced, onClose }: Props) {
  const [overlapHours, setOverlapHours] = useState(DEFAULT_OVERLAP_HOURS)
  const [rotate, { data, loading, error }] = useClientSecretRotate()
  const fault = readFragment(USER_ERROR, data?.clientSecretRotate.userErrors ?? [])[0]

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { clientId, overlapHours }
    const result = await rotate({ variables: { input } }).catch(() => undefined)
    if (!result?.data?.clientSecretRotate.client) return
    onReplaced()
    onClose()
  }

  return (
    <Dialog onClose={onClose} title={t('Have the secret replaced?')}>
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          {error && <Problem error={error} kept={t('The secret still works.')} />}
          {fault && (
            <Text role="alert" c="var(--gh-danger)">
              {fault.message}
            </Text>
          )}
          <Text>
            {t(
              'Every secret of this client ends after these hours. The vendor is told at once and makes a new one; nobody of the hospital sees it.',
            )}
          </Text>
          <NumberInput
            label={t('Hours the secret still works')}
            description={t('From 0, which is at once, to {{max}}.', { max: MAX_OVERLAP_HOURS })}
            min={0}
            max={MAX_OVERLAP_HOURS}
            value={overlapHours}
            onChange={(value) => setOverlapHours(Number(value))}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={loading}>
              {t('Have it replaced')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
