import type { RequestContext } from '../../../context.ts'
import { type FactorResetStep, isStepOpen, mayTakeStep } from '../../../domain/factor-reset.ts'
import { SecondFactorReset } from '../../../entities/account/second-factor-reset.entity.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse, stale, type UserFault } from '../../user-fault.ts'

/** Which request is meant, as it was read. */
export interface StepOn {
  resetId: string
  expectedRevision: number
}

/** The steps to come after the checks that are the same for all of them. */
interface Step extends StepOn {
  step: FactorResetStep
  /** What is wrong with the words that were given. */
  faults: UserFault[]
  run: (tx: RequestContext, reset: SecondFactorReset) => Promise<CommandResult<SecondFactorReset>>
}

/**
 * Takes one step about a request to remove lost second factors.
 *
 * Refuses everybody but administrators, one's own account, the second word of who gave the first, a request that is
 * over, and one that was read in another state.
 *
 * @throws ForbiddenError for everybody but administrators of the hospital.
 */
export function takeStep(
  ctx: RequestContext,
  { step, resetId, expectedRevision, faults, run }: Step,
): Promise<CommandResult<SecondFactorReset>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    if (!mayTakeStep(viewer, step, { userId: '', checkedById: null }).ok) {
      return deny(ctx, 'organization.administer')
    }
    const where = { id: resetId, organizationId: tx.organizationId }
    const reset = await tx.em.findOne(SecondFactorReset, where, FOR_UPDATE)
    if (!reset) return notFound('request', ['resetId'])
    const allowed = mayTakeStep(viewer, step, reset)
    if (!allowed.ok) {
      const { code, reason } = allowed.error
      return refuse({ code, message: reason, path: ['resetId'] })
    }
    if (faults.length) return { ok: false, error: faults }
    if (!isStepOpen(step, reset, tx.ports.clock.now())) return over()
    if (reset.revision !== expectedRevision) return stale(expectedRevision, reset.revision)
    return run(tx, reset)
  })
}

function over(): CommandResult<never> {
  const message = 'Somebody decided about this request already, or it is over. Look at it anew.'
  return refuse({ code: 'INVALID_TRANSITION', message, path: ['resetId'] })
}
