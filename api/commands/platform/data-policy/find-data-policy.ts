import type { RequestContext } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import { ok } from '../../../domain/result.ts'
import { DataPolicy } from '../../../entities/platform/data-policy.entity.ts'
import { deny } from '../../authorize.ts'
import { FOR_UPDATE } from '../../revision.ts'
import { type CommandResult, notFound, stale } from '../../user-fault.ts'

export interface DataPolicyAt {
  policyId: string
  expectedRevision: number
}

/** Finds a version that is not published and not given up, for those who write policy, in the revision they saw. */
export async function findOpenPolicy(
  ctx: RequestContext,
  tx: RequestContext,
  { policyId, expectedRevision }: DataPolicyAt,
): Promise<CommandResult<DataPolicy>> {
  if (!can(ctx.viewer, 'policy.write')) return deny(ctx, 'policy.write')
  const { organizationId } = tx
  const open = { id: policyId, organizationId, state: { $in: ['DRAFT', 'PREVIEWED'] } } as const
  const policy = await tx.em.findOne(DataPolicy, open, FOR_UPDATE)
  if (!policy) return notFound('version of the data policy', ['policyId'])
  if (policy.revision !== expectedRevision) return stale(expectedRevision, policy.revision)
  return ok(policy)
}
