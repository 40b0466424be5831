import type { RequestContext } from '../../../context.ts'
import { transition } from '../../../domain/app-lifecycle.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { AppVersion } from '../../../entities/app/app-version.entity.ts'
import { postReason } from '../../messaging/post-reason.ts'
import { FOR_UPDATE } from '../../revision.ts'
import { disableProduction } from '../client-effects.ts'
import { hideListing } from '../listing-effects.ts'
import { applyMove, stateOf } from '../move-app-version.ts'

/** Whoever may disable in an emergency suspends as a security officer does. */
const OFFICER = { roles: ['SECURITY_OFFICER'] } as const

/** Suspends the live versions of some apps as an emergency, in the order of their ids; says how many there were. */
export async function suspendApps(
  ctx: RequestContext,
  where: { id: string } | { vendorId: string },
  reason: string,
): Promise<number> {
  const apps = await ctx.em.find(App, where, {
    ...FOR_UPDATE,
    refresh: true,
    orderBy: { id: 'asc' },
  })
  const versions = await ctx.em.find(
    AppVersion,
    { appId: { $in: apps.map(({ id }) => id) }, status: 'LIVE' },
    { ...FOR_UPDATE, refresh: true },
  )
  for (const version of versions) {
    const app = apps.find(({ id }) => id === version.appId)
    const to = transition(stateOf(version), 'SUSPEND', OFFICER)
    if (!app || !to.ok) continue
    version.suspensionKind = 'EMERGENCY'
    version.suspendedById = ctx.viewer?.userId ?? null
    await applyMove(
      ctx,
      { version, app },
      {
        transition: 'SUSPEND',
        to: to.value,
        reason: reason.trim(),
        effect: async (tx, found) => {
          await disableProduction(tx, found)
          await hideListing(tx, found)
          await postReason(tx, found)
        },
      },
    )
  }
  return versions.length
}
