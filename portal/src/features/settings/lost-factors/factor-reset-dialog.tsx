import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { type FactorResetStep, STEP_COPY } from './factor-reset-step.ts'
import { useFactorResetStep } from './use-factor-reset-step.ts'
import type { FactorReset } from './use-factor-resets.ts'

interface Props {
  readonly reset: FactorReset
  readonly step: FactorResetStep
  readonly onDone: (reset: FactorReset) => void
  readonly onClose: () => void
}

/** Takes one step about a request: says what it does, and takes the words that are due. */
export function FactorResetDialog({ reset, step, onDone, onClose }: Props) {
  const copy = STEP_COPY[step]
  const [words, setWords] = useState('')
  const { run, faults, error, isRunning } = useFactorResetStep(step)

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const after = await run(reset, words)
    if (after) onDone(after)
  }

  return (
    <Dialog
      onClose={onClose}
      title={copy.title(reset.name)}
      size="lg"
      closeOnClickOutside={!copy.field}
    >
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          <Text>{copy.text(reset.isStaff)}</Text>
          {step === 'CONFIRM' && (
            <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {t('{{checkedByName}} wrote: {{identityCheck}}', {
                checkedByName: reset.checkedByName ?? '',
                identityCheck: reset.identityCheck ?? '',
              })}
            </Text>
          )}
          {error !== undefined && (
            <Problem error={error} kept={t('What you typed is still here.')} />
          )}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          {copy.field && (
            <CountedTextarea
              id={copy.field.id}
              label={t(copy.field.label)}
              description={t(copy.field.description)}
              limit={copy.field.limit}
              required
              minRows={4}
              data-autofocus
              value={words}
              onChange={setWords}
              error={errorFor(faults, copy.field.id)}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button
              type="submit"
              loading={isRunning}
              color={copy.isDangerous ? 'danger' : undefined}
            >
              {t(copy.action)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
