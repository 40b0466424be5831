import { ACTIVATION_LIMITS, type ActivationAnswer } from '../../../schema/vocabulary/activation.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { App } from '../../entities/app/app.entity.ts'
import { Activation } from '../../entities/request/activation.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { type FaultList, lengthFaults } from '../field-checks.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../user-fault.ts'

export interface ActivationDecision {
  activationId: string
  state: ActivationAnswer
  /** Required to decline; the department reads it. */
  reason?: string | null
  expectedRevision: number
}

/**
 * Answers a department that asked for an app: it is activated for it, or declined with a reason.
 *
 * @throws ForbiddenError for everybody but app admins and those who administer the hospital.
 */
export function decideActivation(
  ctx: RequestContext,
  input: ActivationDecision,
): Promise<CommandResult<Activation>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    if (!can(viewer, 'activation.decide')) return deny(ctx, 'activation.decide')
    const faults = reasonFaults(input)
    if (faults.length) return { ok: false, error: faults }
    return settle(tx, input, { state: input.state, isTheirs: () => true })
  })
}

/** Takes a request of one's own back before it is answered. Another's is not there. */
export function withdrawActivation(
  ctx: RequestContext,
  input: Omit<ActivationDecision, 'state' | 'reason'>,
): Promise<CommandResult<Activation>> {
  const { userId } = requireViewer(ctx)
  return inTransaction(ctx, (tx) =>
    settle(tx, input, {
      state: 'WITHDRAWN',
      isTheirs: ({ requestedById }) => requestedById === userId,
    }),
  )
}

function reasonFaults({ state, reason }: ActivationDecision): FaultList {
  const { min, max } = ACTIVATION_LIMITS.reason
  return lengthFaults({ reason }, { min: state === 'DECLINED' ? min : 0, max })
}

async function settle(
  ctx: RequestContext,
  input: Omit<ActivationDecision, 'state'>,
  { state, isTheirs }: Pick<Activation, 'state'> & { isTheirs: (row: Activation) => boolean },
): Promise<CommandResult<Activation>> {
  const where = { id: input.activationId, organizationId: ctx.organizationId }
  const activation = await ctx.em.findOne(Activation, where, FOR_UPDATE)
  if (!activation || !isTheirs(activation)) return notFound('request', ['activationId'])
  if (activation.state !== 'OPEN') {
    const message = 'This request was answered or withdrawn already. Look at its new state.'
    return refuse({ code: 'INVALID_TRANSITION', message, path: ['activationId'] })
  }
  if (activation.revision !== input.expectedRevision)
    return stale(input.expectedRevision, activation.revision)
  activation.state = state
  activation.reason = input.reason?.trim() || null
  activation.decidedById = requireViewer(ctx).userId
  activation.decidedAt = ctx.ports.clock.now()
  const { id: activationId, appId, department, reason } = activation
  const { vendorId } = await ctx.em.findOneOrFail(App, { id: appId })
  const isWithdrawn = state === 'WITHDRAWN'
  const detail = { visibility: 'REVIEWERS_ONLY', activationId, department, state, reason }
  recordEvent(
    ctx,
    { action: isWithdrawn ? 'activation.withdrawn' : 'activation.decided', appId, detail },
    isWithdrawn ? undefined : { type: 'activation.decided', activationId, appId, vendorId },
  )
  return ok(activation)
}
