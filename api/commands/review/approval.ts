import type { RequestContext } from '../../context.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { releaseAutomatically } from './release.ts'
import { passLaunch } from './stages/stages-of-moves.ts'

/** Approval of the version grants every scope that was not decided by itself; then it is released if the hospital says so. */
export async function grantRequestedScopes(
  ctx: RequestContext,
  found: VersionAndApp,
): Promise<void> {
  const open = await ctx.em.find(ScopeRequest, {
    appVersionId: found.version.id,
    decision: 'PENDING',
  })
  for (const request of open)
    ctx.em.assign(request, { decision: 'GRANTED', grantedScope: request.scope })
  found.app.lastReviewedAt = ctx.ports.clock.now()
  await passLaunch(ctx, found)
  await ctx.em.flush()
  await releaseAutomatically(ctx, found)
}
