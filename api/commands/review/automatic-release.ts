import type { ReleaseHold } from '../../../schema/vocabulary/release-mode.ts'
import type { RequestContext } from '../../context.ts'
import { SYSTEM_ACTOR, transition } from '../../domain/app-lifecycle.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { LaunchApproval } from '../../entities/app/launch-approval.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { hospitalReleaseMode } from '../../queries/registration/release-mode.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { requireCurrentAttestation } from './attestation-guard.ts'
import { requireNoKillSwitch } from './kill-switch-guard.ts'
import { applyMove, stateOf } from './move-app-version.ts'
import { release, supersedeEarlier } from './release.ts'

/** Releases an approved version at once where vendor or hospital let approval be enough (LIFECYCLE D3, RELEASE by the system). */
export async function releaseAutomatically(
  ctx: RequestContext,
  found: VersionAndApp,
): Promise<void> {
  const mode = found.app.releaseMode ?? (await hospitalReleaseMode(ctx))
  if (mode === 'AUTOMATIC') await releaseOrHold(ctx, found)
}

/**
 * Releases an approved version as the platform does, or notes what holds it back: it stays approved, people are told, and
 * the calendar tries again (`release-held-versions`). What holds it back is told once, until something else does.
 */
export async function releaseOrHold(ctx: RequestContext, found: VersionAndApp): Promise<void> {
  const to = transition(stateOf(found.version), 'RELEASE', SYSTEM_ACTOR)
  if (!to.ok) return
  const holds = await holdsOf(ctx, found)
  if (holds.length) return hold(ctx, found, holds)
  await supersedeEarlier(ctx, found)
  await applyMove(ctx, found, {
    transition: 'RELEASE',
    to: to.value,
    reason: null,
    effect: release,
  })
}

async function holdsOf(ctx: RequestContext, found: VersionAndApp): Promise<ReleaseHold[]> {
  const answered = await requireCurrentAttestation(ctx, found.version)
  const enabled = await requireNoKillSwitch(ctx, found)
  const holds: ReleaseHold[] = []
  if (!answered.ok) holds.push('ATTESTATION_CURRENT')
  if (!enabled.ok) holds.push('NO_KILL_SWITCH')
  if (await isPastSuspension(ctx, found)) holds.push('SUSPENSION_RESOLVED')
  return holds
}

/** An earlier version was suspended, and whoever approved this one did not answer for it: with a reason, and afterwards. */
async function isPastSuspension(ctx: RequestContext, { version }: VersionAndApp): Promise<boolean> {
  const suspended = await ctx.em.findOne(AppVersion, {
    appId: version.appId,
    number: { $lt: version.number },
    status: 'SUSPENDED',
  })
  if (!suspended) return false
  const [approval] = await ctx.em.find(
    LaunchApproval,
    { appVersionId: version.id, endedAt: null },
    { orderBy: { createdAt: 'desc' }, limit: 1 },
  )
  if (!version.statusReason || !approval) return true
  return approval.createdAt < suspended.statusChangedAt
}

async function hold(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  holds: ReleaseHold[],
): Promise<void> {
  if (version.releaseHeldBy?.join() === holds.join()) return
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  version.releaseHeldBy = holds
  recordEvent(
    ctx,
    { action: 'app-version.release-held', ...subject, detail: { holds } },
    { type: 'app-version.release-held', ...subject, holds },
  )
  await ctx.em.flush()
}
