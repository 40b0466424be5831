import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { isStaff } from '../../../../schema/vocabulary/second-factor.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import type { SecondFactorReset } from '../../../entities/account/second-factor-reset.entity.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import type { CommandResult } from '../../user-fault.ts'
import { removeFactors } from './remove-factors.ts'
import { type StepOn, takeStep } from './take-step.ts'

export interface IdentityCheck extends StepOn {
  /** How the administrator made sure who it is. */
  identityCheck: string
}

/**
 * Says how the identity of somebody who lost every second factor was checked, and removes the factors; those of
 * people who decide about apps only once a second administrator has confirmed it.
 */
export function checkIdentity(
  ctx: RequestContext,
  { identityCheck, ...on }: IdentityCheck,
): Promise<CommandResult<SecondFactorReset>> {
  const faults = lengthFaults({ identityCheck }, TEXT_LIMITS.identityCheck)
  return takeStep(ctx, {
    ...on,
    step: 'CHECK',
    faults,
    run: async (tx, reset) => {
      const { userId, id: resetId } = reset
      reset.state = 'CHECKED'
      reset.identityCheck = identityCheck.trim()
      reset.checkedById = requireViewer(tx).userId
      reset.checkedAt = tx.ports.clock.now()
      const { roles } = await tx.em.findOneOrFail(User, { id: userId })
      const needsTwo = isStaff(roles)
      recordEvent(
        tx,
        { action: 'second-factor.reset-checked', userRef: userId, detail: { resetId, needsTwo } },
        needsTwo
          ? { type: 'account.factor-reset-moved', resetId, userId, to: 'CHECKED' }
          : undefined,
      )
      if (!needsTwo) await removeFactors(tx, reset)
      return ok(reset)
    },
  })
}
