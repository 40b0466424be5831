import type { RequestContext } from '../../../context.ts'
import { KillSwitch } from '../../../entities/access/kill-switch.entity.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'

/** An app that is in use again, or whose suspended version ended, is disabled no longer; the row keeps who and why. */
export async function closeAppSwitch(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
): Promise<void> {
  const inForce = { organizationId: ctx.organizationId, appId: app.id, liftedAt: null }
  for (const each of await ctx.em.find(KillSwitch, inForce)) {
    each.liftedAt = ctx.ports.clock.now()
    each.liftedById = ctx.viewer?.userId ?? null
    each.liftReason = version.statusReason ?? null
  }
}
