import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { TIER_CHANGE_NAMES, type TierChange } from '../../../../../schema/vocabulary/partner.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor } from '../../../components/user-error.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { useTierSteps } from './use-tier-steps.ts'
import type { VendorFile } from './vendor-file.ts'

export type TierStep =
  | { readonly kind: 'PROPOSE'; readonly change: TierChange }
  | { readonly kind: 'CONFIRM' | 'DECLINE'; readonly proposalId: string }

interface Props {
  readonly vendor: Pick<VendorFile, 'id'>
  readonly step: TierStep
  readonly onClose: () => void
}

const TEXTS = {
  PROPOSE: mark('Nothing changes yet: another app admin has to confirm it.'),
  CONFIRM: mark('It holds at once, here and in the gallery.'),
  DECLINE: mark('Nothing changes. Who proposed it reads why.'),
} as const

/** Proposes a strategic partner or its end, or gives the second word. */
export function TierDialog({ vendor, step, onClose }: Props) {
  const [reason, setReason] = useState('')
  const steps = useTierSteps()
  const isRequired = step.kind !== 'CONFIRM'

  const send = () => {
    if (step.kind === 'PROPOSE') {
      const input = { vendorId: vendor.id, change: step.change, reason }
      return steps.propose({ variables: { input } })
    }
    const variables = { input: { proposalId: step.proposalId, reason: reason.trim() || null } }
    return step.kind === 'CONFIRM' ? steps.confirm({ variables }) : steps.decline({ variables })
  }
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await send().catch(() => undefined)
    if (answer?.data?.payload.proposal) onClose()
  }

  return (
    <Dialog onClose={onClose} title={titleOf(step)} size="lg">
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <Text>{t(TEXTS[step.kind])}</Text>
          {steps.error && <Problem error={steps.error} kept={t('What you typed is still here.')} />}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(steps.faults)} />
          <CountedTextarea
            id="reason"
            label={isRequired ? t('Reason') : t('Note, if there is something to say')}
            required={isRequired}
            minRows={3}
            value={reason}
            onChange={setReason}
            limit={isRequired ? TEXT_LIMITS.reason : { min: 0, max: TEXT_LIMITS.reason.max }}
            error={errorFor(steps.faults, 'reason')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button
              type="submit"
              loading={steps.isRunning}
              color={step.kind === 'DECLINE' ? 'danger' : undefined}
            >
              {titleOf(step)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function titleOf(step: TierStep): string {
  if (step.kind === 'PROPOSE') return t(TIER_CHANGE_NAMES[step.change])
  return step.kind === 'CONFIRM' ? t('Confirm the proposal') : t('Decline the proposal')
}
