import type { RequestContext } from '../../../context.ts'
import { Pilot } from '../../../entities/access/pilot.entity.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { AppVersion } from '../../../entities/app/app-version.entity.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { closePilot } from './end-pilot.ts'

/** Ends every pilot of some apps, in an emergency; says how many there were. */
export async function endPilotsOfApps(
  ctx: RequestContext,
  where: { id: string } | { vendorId: string },
  reason: string,
): Promise<number> {
  const apps = await ctx.em.find(App, where)
  const versions = await ctx.em.find(AppVersion, { appId: { $in: apps.map(({ id }) => id) } })
  const appVersionId = { $in: versions.map(({ id }) => id) }
  const pilots = await ctx.em.find(Pilot, { appVersionId, endedAt: null })
  for (const pilot of pilots) {
    const version = versions.find(({ id }) => id === pilot.appVersionId)
    const app = apps.find(({ id }) => id === version?.appId)
    if (version && app) await closePilot(ctx, { version, app }, { pilot, reason: reason.trim() })
  }
  return pilots.length
}

/** What is wrong enough for an emergency is not tried out in a newer version either (LIFECYCLE D3). */
export async function endPilotsInEmergency(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
): Promise<void> {
  if (version.suspensionKind !== 'EMERGENCY') return
  await endPilotsOfApps(ctx, { id: app.id }, version.statusReason ?? 'Stopped in an emergency.')
}
