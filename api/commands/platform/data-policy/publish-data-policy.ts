import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { authorize, can } from '../../../domain/abilities.ts'
import { ok } from '../../../domain/result.ts'
import { DataPolicy } from '../../../entities/platform/data-policy.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'
import { type DataPolicyAt, findOpenPolicy } from './find-data-policy.ts'

/**
 * Puts a previewed version in force: the second of the two people it takes. Every replica has it within a second.
 *
 * Refuses whoever wrote it last, a version whose effects nobody has looked at, and one that was read in another state.
 *
 * @throws ForbiddenError for people who do not write policy.
 */
export function publishDataPolicy(
  ctx: RequestContext,
  at: DataPolicyAt,
): Promise<CommandResult<DataPolicy>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findOpenPolicy(ctx, tx, at)
    if (!found.ok) return found
    const policy = found.value
    const { environment, number, summary, proposedById, state } = policy
    if (!authorize(viewer, 'policy.write', { firstApproverId: proposedById }).ok) {
      const message = 'You wrote this version, so a second person has to publish it.'
      return refuse({ code: 'SEPARATION_OF_DUTIES', message, path: ['policyId'] })
    }
    if (state !== 'PREVIEWED') {
      const message = 'Look first at what this version would have done: preview it.'
      return refuse({ code: 'INVALID_TRANSITION', message, path: ['policyId'] })
    }
    await endPresent(tx, environment)
    const now = tx.ports.clock.now()
    tx.em.assign(policy, { state: 'PUBLISHED', publishedById: viewer.userId, publishedAt: now })
    tx.em.assign(policy, { inForceSince: now })
    recordEvent(
      tx,
      { action: 'data-policy.published', detail: { environment, number, summary, proposedById } },
      { type: 'data-policy.moved', environment, to: 'IN_FORCE' },
    )
    await tx.em.flush()
    return found
  })
}

/** Gives an open version up; whoever writes policy may, the one who wrote it included. */
export function discardDataPolicy(
  ctx: RequestContext,
  at: DataPolicyAt,
): Promise<CommandResult<DataPolicy>> {
  requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findOpenPolicy(ctx, tx, at)
    if (!found.ok) return found
    const { environment, number } = found.value
    tx.em.assign(found.value, { state: 'DISCARDED' })
    recordEvent(
      tx,
      { action: 'data-policy.discarded', detail: { environment, number } },
      { type: 'data-policy.moved', environment, to: 'DISCARDED' },
    )
    await tx.em.flush()
    return found
  })
}

export interface DataPolicyRollBackInput {
  environment: LaunchEnvironment
  /** The published version that comes back; null for what the product serves without rules. */
  policyId: string | null
  reason: string
}

/**
 * Puts an earlier version in force again, at once and by one person: two people have published it before. Without a
 * version the rules end.
 *
 * Refuses a version that was never published, the one in force, and a missing reason.
 *
 * @throws ForbiddenError for people who do not write policy.
 */
export function rollBackDataPolicy(
  ctx: RequestContext,
  { environment, policyId, reason }: DataPolicyRollBackInput,
): Promise<CommandResult<DataPolicy | null>> {
  const viewer = requireViewer(ctx)
  return inTransaction<DataPolicy | null>(ctx, async (tx) => {
    if (!can(viewer, 'policy.write')) return deny(ctx, 'policy.write')
    const faults = lengthFaults({ reason }, TEXT_LIMITS.emergencyReason)
    if (faults.length) return { ok: false, error: faults }
    const found: CommandResult<DataPolicy | null> = policyId
      ? await publishedPolicy(tx, environment, policyId)
      : ok(null)
    if (!found.ok) return found
    const target = found.value
    const from = await endPresent(tx, environment)
    if (target) tx.em.assign(target, { inForceSince: tx.ports.clock.now() })
    const number = target?.number ?? 0
    recordEvent(
      tx,
      { action: 'data-policy.rolled-back', detail: { environment, number, from, reason } },
      { type: 'data-policy.moved', environment, to: 'IN_FORCE' },
    )
    await tx.em.flush()
    return found
  })
}

async function publishedPolicy(
  { em, organizationId }: RequestContext,
  environment: LaunchEnvironment,
  id: string,
): Promise<CommandResult<DataPolicy>> {
  const own = { id, organizationId, environment, state: 'PUBLISHED' } as const
  const found = await em.findOne(DataPolicy, own)
  if (!found) return notFound('version of the data policy', ['policyId'])
  if (!found.inForceSince) return ok(found)
  return refuse({ code: 'INVALID', message: 'This version is in force.', path: ['policyId'] })
}

/** Takes the present version out of force before another one comes in; answers its number, 0 for none. */
async function endPresent(tx: RequestContext, environment: LaunchEnvironment): Promise<number> {
  await lockName(tx, 'data-policy', environment)
  const inForce = { organizationId: tx.organizationId, environment, inForceSince: { $ne: null } }
  const present = await tx.em.findOne(DataPolicy, inForce)
  if (!present) return 0
  tx.em.assign(present, { inForceSince: null })
  await tx.em.flush()
  return present.number
}
