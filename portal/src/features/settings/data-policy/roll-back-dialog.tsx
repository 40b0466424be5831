import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { UncheckedElements } from './unchecked-elements.tsx'
import type { DataPolicy, DataPolicySteps } from './use-data-policy.ts'

interface Props {
  /** The version that comes back; absent to end all rules. */
  readonly policy: DataPolicy | undefined
  readonly steps: DataPolicySteps
  readonly onClose: () => void
}

/** Puts an earlier version in force again, or ends all rules, at once and with a reason. */
export function RollBackDialog({ policy, steps, onClose }: Props) {
  const [reason, setReason] = useState('')
  const outcome = steps.outcome?.step === 'rollBack' ? steps.outcome : undefined
  const faults = outcome?.faults ?? []
  const title = policy
    ? t('Bring version {{number}} back', { number: policy.number })
    : t('End all rules')

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await steps.rollBack(policy?.id, reason))) return
    notifications.show({ message: t('It is done, on every server within a second.') })
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={title} size="lg" closeOnClickOutside={false}>
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <Text>
            {policy
              ? t(
                  'At once, its rules take the place of those in force. Two people published it before.',
                )
              : t('At once, apps get all that they were granted.')}
          </Text>
          {policy && <UncheckedElements policy={policy} />}
          {outcome?.problem !== undefined && (
            <Problem error={outcome.problem} kept={t('What you typed is still here.')} />
          )}
          <ErrorSummary
            title={t('Please look at this again')}
            items={faultItems(faults, 'roll-back-')}
          />
          <CountedTextarea
            id="roll-back-reason"
            label={t('Reason')}
            description={t('It is kept in the audit trail.')}
            required
            data-autofocus
            minRows={3}
            limit={TEXT_LIMITS.emergencyReason}
            value={reason}
            onChange={setReason}
            error={errorFor(faults, 'reason')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" color="danger" loading={outcome?.isRunning ?? false}>
              {t('Change it now')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
