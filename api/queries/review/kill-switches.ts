import type { RequestContext } from '../../context.ts'
import { isTouched } from '../../domain/governance/disabled-scopes.ts'
import { KillSwitch } from '../../entities/access/kill-switch.entity.ts'

/** Reads what is disabled now, latest first. */
export function killSwitchesInForce(ctx: RequestContext): Promise<KillSwitch[]> {
  return ctx.em.find(
    KillSwitch,
    { organizationId: ctx.organizationId, liftedAt: null },
    { orderBy: { createdAt: 'desc' } },
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
