import type { RequestContext } from '../../context.ts'
import { riskTierOf } from '../../domain/requestable-scopes.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { releaseAutomatically } from './release.ts'

/** Rates the app by what its newest submission asks for. */
export async function assessRisk(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
): Promise<void> {
  const requests = await ctx.em.find(ScopeRequest, { appVersionId: version.id })
  app.riskTier = riskTierOf(
    requests.map((request) => request.scope),
    version.clientType,
  ).tier
}

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
  await ctx.em.flush()
  await releaseAutomatically(ctx, found)
}
