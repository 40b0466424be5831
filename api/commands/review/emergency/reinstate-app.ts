import type { RequestContext } from '../../../context.ts'
import { transition } from '../../../domain/app-lifecycle.ts'
import { ok } from '../../../domain/result.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { AppVersion } from '../../../entities/app/app-version.entity.ts'
import { FOR_UPDATE } from '../../revision.ts'
import type { CommandResult } from '../../user-fault.ts'
import { enableProduction } from '../client-effects.ts'
import { requireVendorInUse } from '../kill-switch-guard.ts'
import { showListing } from '../listing-effects.ts'
import { applyMove, stateOf } from '../move-app-version.ts'
import { clearSuspension } from '../suspension.ts'

/** Whoever may lift reinstates as an app admin does; that it is a second person was asked before. */
const ADMIN = { roles: ['APP_ADMIN'] } as const

/**
 * Brings the version of an app back that an emergency suspended, if it is still there. Tokens are not restored: people
 * sign in again. Refuses while its vendor is disabled.
 */
export async function reinstateApp(
  ctx: RequestContext,
  appId: string,
  reason: string,
): Promise<CommandResult<unknown>> {
  const app = await ctx.em.findOne(App, { id: appId }, { ...FOR_UPDATE, refresh: true })
  const suspended = { appId, status: 'SUSPENDED', suspensionKind: 'EMERGENCY' } as const
  const version = await ctx.em.findOne(AppVersion, suspended, { ...FOR_UPDATE, refresh: true })
  const to = version && transition(stateOf(version), 'REINSTATE', ADMIN)
  if (!app || !version || !to?.ok) return ok(undefined)
  const enabled = await requireVendorInUse(ctx, { version, app })
  if (!enabled.ok) return enabled
  await clearSuspension(ctx, { version, app })
  await applyMove(
    ctx,
    { version, app },
    {
      transition: 'REINSTATE',
      to: to.value,
      reason,
      effect: async (tx, found) => {
        await enableProduction(tx, found)
        await showListing(tx, found)
      },
    },
  )
  return ok(undefined)
}
