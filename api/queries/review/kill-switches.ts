import type { RequestContext } from '../../context.ts'
import { isTouched } from '../../domain/governance/disabled-scopes.ts'
import { KillSwitch } from '../../entities/access/kill-switch.entity.ts'
import { App } from '../../entities/app/app.entity.ts'

/** Reads what is disabled now, latest first. */
export function killSwitchesInForce(ctx: RequestContext): Promise<KillSwitch[]> {
  return ctx.em.find(
    KillSwitch,
    { organizationId: ctx.organizationId, liftedAt: null },
    { orderBy: { createdAt: 'desc' } },
  )
}

const MOST = 100

/** Reads what was disabled and is in use again, latest first, at most 100. */
export function killSwitchesLifted(ctx: RequestContext): Promise<KillSwitch[]> {
  return ctx.em.find(
    KillSwitch,
    { organizationId: ctx.organizationId, liftedAt: { $ne: null } },
    { orderBy: { liftedAt: 'desc', id: 'asc' }, limit: MOST },
  )
}

/** Finds what stops each app now, itself or with its vendor, in two statements at most. A scope stops no app. */
export async function killSwitchesOfApps(
  ctx: RequestContext,
  appIds: readonly string[],
): Promise<(KillSwitch | undefined)[]> {
  const inForce = await killSwitchesInForce(ctx)
  const vendorIds = inForce.flatMap(({ vendorId }) => vendorId ?? [])
  const apps = vendorIds.length
    ? await ctx.em.find(App, { id: { $in: [...appIds] }, vendorId: { $in: vendorIds } })
    : []
  const vendorOf = new Map(apps.map(({ id, vendorId }) => [id, vendorId]))
  return appIds.map((id) =>
    inForce.find(
      ({ appId, vendorId }) => appId === id || (vendorId && vendorId === vendorOf.get(id)),
    ),
  )
}

/** Names what keeps a vendor's version with these scopes from going live: the vendor, or the scopes that are disabled. */
export async function disabledFor(
  ctx: RequestContext,
  { vendorId, scopes }: { vendorId: string; scopes: readonly string[] },
): Promise<string[]> {
  const inForce = await killSwitchesInForce(ctx)
  return inForce.flatMap((each) => {
    if (each.vendorId) return each.vendorId === vendorId ? ['the vendor'] : []
    const { scope } = each
    return scope && scopes.some((granted) => isTouched(granted, scope)) ? [scope] : []
  })
}
