import type { RequestContext } from '../../context.ts'
import { LaunchApproval } from '../../entities/app/launch-approval.entity.ts'
import { groupedBy } from '../registration/app-versions.ts'

/** Reads the approvals that stand of each version, first one first. */
export async function approvalsOfVersions(
  ctx: RequestContext,
  versionIds: readonly string[],
): Promise<LaunchApproval[][]> {
  const rows = await ctx.em.find(
    LaunchApproval,
    { appVersionId: { $in: [...versionIds] }, endedAt: null },
    { orderBy: { createdAt: 'asc' } },
  )
  return groupedBy(rows, (row) => row.appVersionId, versionIds)
}
