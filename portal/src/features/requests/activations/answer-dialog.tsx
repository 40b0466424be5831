import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  ACTIVATION_LIMITS,
  type ActivationAnswer,
} from '../../../../../schema/vocabulary/activation.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { ANSWERS } from './answer-copy.ts'
import { type ActivationRow, useAnswer, useWithdraw } from './use-activations.ts'

interface Props {
  readonly activation: ActivationRow
  readonly answer: ActivationAnswer | 'WITHDRAWN'
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Answers a department, or takes its request back. */
export function AnswerDialog({ activation, answer, onDone, onClose }: Props) {
  const { action, text } = ANSWERS[answer]
  const [reason, setReason] = useState('')
  const [decide, decided] = useAnswer()
  const [withdraw, withdrawn] = useWithdraw()
  const faults = readFragment(USER_ERROR, [
    ...(decided.data?.activationDecide.userErrors ?? []),
    ...(withdrawn.data?.activationWithdraw.userErrors ?? []),
  ])
  const error = decided.error ?? withdrawn.error
  const isDecline = answer === 'DECLINED'

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const at = { activationId: activation.id, expectedRevision: activation.revision }
    const payload =
      answer === 'WITHDRAWN'
        ? (await withdraw({ variables: { input: at } }).catch(() => undefined))?.data
            ?.activationWithdraw
        : (
            await decide({
              variables: { input: { ...at, state: answer, reason: reason.trim() || null } },
            }).catch(() => undefined)
          )?.data?.activationDecide
    if (payload?.activation) onDone()
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
          {answer !== 'WITHDRAWN' && (
            <CountedTextarea
              id="reason"
              label={
                isDecline
                  ? t('Reason for the department')
                  : t('Note for the department, if there is something to say')
              }
              required={isDecline}
              minRows={3}
              value={reason}
              onChange={setReason}
              limit={isDecline ? ACTIVATION_LIMITS.reason : { ...ACTIVATION_LIMITS.reason, min: 0 }}
              error={errorFor(faults, 'reason')}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button
              type="submit"
              loading={decided.loading || withdrawn.loading}
              color={isDecline ? 'danger' : undefined}
            >
              {t(action)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
