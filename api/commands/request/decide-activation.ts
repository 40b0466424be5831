import {
  ACTIVATION_LIMITS,
  type ActivationAnswer,
  type ActivationState,
} from '../../../schema/vocabulary/activation.ts'
import type { AuditAction } from '../../../schema/vocabulary/audit-action.ts'
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
    return settle(tx, input, { from: 'OPEN', to: input.state, isTheirs: () => true })
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
      from: 'OPEN',
      to: 'WITHDRAWN',
      isTheirs: ({ requestedById }) => requestedById === userId,
    }),
  )
}

/**
 * Takes an app out of the collection of a department: by the lead who asked for it, or by who answers departments. From then
 * on the department hears no more of it; it can ask again. The activation of another is not there.
 */
export function endActivation(
  ctx: RequestContext,
  input: Omit<ActivationDecision, 'state'>,
): Promise<CommandResult<Activation>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const faults = lengthFaults({ reason: input.reason }, ACTIVATION_LIMITS.reason)
    if (faults.length) return { ok: false, error: faults }
    return settle(tx, input, {
      from: 'ACTIVATED',
      to: 'ENDED',
      isTheirs: ({ requestedById }) =>
        requestedById === viewer.userId || can(viewer, 'activation.decide'),
    })
  })
}

function reasonFaults({ state, reason }: ActivationDecision): FaultList {
  const { min, max } = ACTIVATION_LIMITS.reason
  return lengthFaults({ reason }, { min: state === 'DECLINED' ? min : 0, max })
}

interface Step {
  from: keyof typeof REFUSED
  to: keyof typeof ACTIONS
  isTheirs: (row: Activation) => boolean
}

/** What is said to whoever comes too late. */
const REFUSED = {
  OPEN: 'This request was answered or withdrawn already. Look at its new state.',
  ACTIVATED:
    'The department does not use this app any more, or never did. Look at the state of it.',
} as const satisfies Partial<Record<ActivationState, string>>

/** What the audit trail calls it when a request gets there. */
const ACTIONS = {
  ACTIVATED: 'activation.decided',
  DECLINED: 'activation.decided',
  WITHDRAWN: 'activation.withdrawn',
  ENDED: 'activation.ended',
} as const satisfies Partial<Record<ActivationState, AuditAction>>

async function settle(
  ctx: RequestContext,
  input: Omit<ActivationDecision, 'state'>,
  { from, to, isTheirs }: Step,
): Promise<CommandResult<Activation>> {
  const where = { id: input.activationId, organizationId: ctx.organizationId }
  const activation = await ctx.em.findOne(Activation, where, FOR_UPDATE)
  if (!activation || !isTheirs(activation)) return notFound('request', ['activationId'])
  if (activation.state !== from)
    return refuse({
      code: 'INVALID_TRANSITION',
      message: REFUSED[from],
      path: ['activationId'],
    })
  if (activation.revision !== input.expectedRevision)
    return stale(input.expectedRevision, activation.revision)
  const { userId } = requireViewer(ctx)
  activation.state = to
  activation.reason = input.reason?.trim() || null
  activation.decidedById = userId
  activation.decidedAt = ctx.ports.clock.now()
  await record(ctx, activation, ACTIONS[to])
  return ok(activation)
}

/** The department hears of what others did about its request. */
async function record(
  ctx: RequestContext,
  { id: activationId, appId, department, state, reason, requestedById }: Activation,
  action: AuditAction,
): Promise<void> {
  const { vendorId } = await ctx.em.findOneOrFail(App, { id: appId })
  const isTheirOwn = requestedById === requireViewer(ctx).userId
  const detail = { visibility: 'REVIEWERS_ONLY', activationId, department, state, reason }
  recordEvent(
    ctx,
    { action, appId, detail },
    isTheirOwn ? undefined : { type: 'activation.decided', activationId, appId, vendorId },
  )
}
