import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { type ActivationStep, STEPS } from './answer-copy.ts'
import { type ActivationRow, useActivationStep } from './use-activations.ts'

interface Props {
  readonly activation: ActivationRow
  readonly step: ActivationStep
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Answers a department, takes its request back, or ends what came of it. */
export function AnswerDialog({ activation, step, onDone, onClose }: Props) {
  const { action, text, words, isGrave } = STEPS[step]
  const [reason, setReason] = useState('')
  const { take, faults, error, isRunning } = useActivationStep(activation)

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (await take(step, reason)) onDone()
  }

  return (
    <Dialog
      onClose={onClose}
      title={t('{{action}}: {{appName}}', { action: t(action), appName: activation.appName })}
      size="lg"
    >
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <Text>{t(text)}</Text>
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          {words && (
            <CountedTextarea
              id="reason"
              label={t(words.label)}
              required={words.limit.min > 0}
              minRows={3}
              value={reason}
              onChange={setReason}
              limit={words.limit}
              error={errorFor(faults, 'reason')}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={isRunning} color={isGrave ? 'danger' : undefined}>
              {t(action)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
