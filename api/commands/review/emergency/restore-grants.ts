import type { RequestContext } from '../../../context.ts'
import { leftOfAll } from '../../../domain/governance/disabled-scopes.ts'
import { grantedOf } from '../../../domain/governance/scope-decisions.ts'
import { ScopeGrant } from '../../../entities/access/scope-grant.entity.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { AppVersion } from '../../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../../entities/app/scope-request.entity.ts'
import { killSwitchesInForce } from '../../../queries/review/kill-switches.ts'
import { restorePilots } from '../pilot/pilot-access.ts'

/** Grants the versions in use again what was decided about them, without the scopes that are still disabled. */
export async function restoreGrants(ctx: RequestContext): Promise<void> {
  const versions = await ctx.em.find(AppVersion, {
    organizationId: ctx.organizationId,
    status: { $in: ['LIVE', 'SUSPENDED'] },
  })
  const appVersionId = { $in: versions.map(({ id }) => id) }
  const requests = await ctx.em.find(ScopeRequest, { appVersionId })
  const standing = await ctx.em.find(ScopeGrant, {
    appVersionId,
    environment: 'PRODUCTION',
    endedAt: null,
  })
  const apps = await ctx.em.find(App, { id: { $in: versions.map(({ appId }) => appId) } })
  const disabled = (await killSwitchesInForce(ctx)).flatMap(({ scope }) => scope ?? [])
  await restorePilots(ctx)
  for (const version of versions) {
    const decided = requests.filter((request) => request.appVersionId === version.id)
    const wanted = new Set(
      decided.flatMap(grantedOf).flatMap((scope) => leftOfAll(scope, disabled)),
    )
    const granted = standing.filter((grant) => grant.appVersionId === version.id)
    endOthers(ctx, granted, wanted)
    await ctx.em.flush() // only one per scope may stand
    const ownerId = apps.find(({ id }) => id === version.appId)?.ownerId
    for (const scope of wanted) {
      if (!ownerId || granted.some((grant) => grant.scope === scope)) continue
      ctx.em.create(ScopeGrant, {
        organizationId: ctx.organizationId,
        createdAt: ctx.ports.clock.now(),
        appVersionId: version.id,
        environment: 'PRODUCTION',
        ownerId,
        scope,
        grantedById: ctx.viewer?.userId ?? null,
      })
    }
  }
}

function endOthers(
  ctx: RequestContext,
  granted: readonly ScopeGrant[],
  wanted: ReadonlySet<string>,
): void {
  for (const grant of granted) if (!wanted.has(grant.scope)) grant.endedAt = ctx.ports.clock.now()
}
