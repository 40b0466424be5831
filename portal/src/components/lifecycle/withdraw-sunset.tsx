import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS, textLength } from '../../../../schema/vocabulary/limits.ts'
import { t } from '../../lib/i18n/translate.ts'
import { CountedTextarea } from '../counted-textarea.tsx'
import { Dialog } from '../dialog.tsx'
import type { AppLifecycle } from './use-app-lifecycle.ts'
import { useSunsetSteps } from './use-sunset-steps.ts'

interface Props {
  readonly app: AppLifecycle
  readonly onClose: () => void
}

/** Asks why an app goes on after its end was announced. */
export function WithdrawSunset({ app, onClose }: Props) {
  const { withdraw, faults, problem, isRunning } = useSunsetSteps(app)
  const [reason, setReason] = useState('')
  const messages = [...faults.map(({ message }) => message), ...(problem ? [problem] : [])]
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (await withdraw({ reason })) onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('{{name}} goes on', { name: app.name })} size="lg">
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <CountedTextarea
            label={t('Why it goes on')}
            description={t('Everybody who was told that it ends reads it.')}
            required
            minRows={3}
            value={reason}
            onChange={setReason}
            limit={TEXT_LIMITS.reason}
          />
          {messages.map((message) => (
            <Text key={message} role="alert" c="var(--gh-danger)">
              {message}
            </Text>
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button
              type="submit"
              loading={isRunning}
              disabled={textLength(reason.trim()) < TEXT_LIMITS.reason.min}
            >
              {t('Take the announcement back')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
