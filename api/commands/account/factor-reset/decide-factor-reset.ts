import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import type { SecondFactorReset } from '../../../entities/account/second-factor-reset.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import type { CommandResult } from '../../user-fault.ts'
import { removeFactors } from './remove-factors.ts'
import { type StepOn, takeStep } from './take-step.ts'

/** Confirms, as the second administrator, what the first one found out about somebody, and removes the factors. */
export function confirmFactorReset(
  ctx: RequestContext,
  on: StepOn,
): Promise<CommandResult<SecondFactorReset>> {
  return takeStep(ctx, {
    ...on,
    step: 'CONFIRM',
    faults: [],
    run: async (tx, reset) => {
      await removeFactors(tx, reset)
      return ok(reset)
    },
  })
}

/** Declines a request with a reason its owner reads; their second factors stay as they are. */
export function declineFactorReset(
  ctx: RequestContext,
  { reason, ...on }: StepOn & { reason: string },
): Promise<CommandResult<SecondFactorReset>> {
  return takeStep(ctx, {
    ...on,
    step: 'DECLINE',
    faults: lengthFaults({ reason }, TEXT_LIMITS.reason),
    run: async (tx, reset) => {
      const { userId, id: resetId } = reset
      reset.state = 'DECLINED'
      reset.decidedById = requireViewer(tx).userId
      reset.decidedAt = tx.ports.clock.now()
      reset.decisionReason = reason.trim()
      recordEvent(
        tx,
        { action: 'second-factor.reset-declined', userRef: userId, detail: { resetId } },
        { type: 'account.factor-reset-moved', resetId, userId, to: 'DECLINED' },
      )
      return ok(reset)
    },
  })
}
