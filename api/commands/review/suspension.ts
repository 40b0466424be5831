import type { RequestContext } from '../../context.ts'
import { authorize } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { emergencySuspenderId, suspensionKindBy } from '../../domain/suspension.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { requireViewer } from '../authorize.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { type CommandResult, refuse } from '../user-fault.ts'
import { requireIncidentClosed } from './incident/incident-guard.ts'
import { requireVendorInUse } from './kill-switch-guard.ts'
import type { MoveInput } from './move-app-version.ts'

/** Notes who suspends a version and of which kind, because that decides who may reinstate it. */
export async function noteSuspension(
  ctx: RequestContext,
  { version }: VersionAndApp,
): Promise<void> {
  const viewer = requireViewer(ctx)
  version.suspensionKind = suspensionKindBy(viewer.roles)
  version.suspendedById = viewer.userId
}

/** Forgets the suspension of a version that is live again; the audit trail keeps it. */
export async function clearSuspension(
  _ctx: RequestContext,
  { version }: VersionAndApp,
): Promise<void> {
  version.suspensionKind = null
  version.suspendedById = null
}

/** After an emergency a second person reinstates, not the one who pulled the switch; and the incident is closed (LIFECYCLE D3). */
export async function reinstatementGuard(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
): Promise<CommandResult<unknown>> {
  const enabled = await requireVendorInUse(ctx, { version, app })
  if (!enabled.ok) return enabled
  const subject = { vendorId: app.vendorId, firstApproverId: emergencySuspenderId(version) }
  const allowed = authorize(requireViewer(ctx), 'app-version.reinstate', subject)
  if (allowed.ok) return requireIncidentClosed(ctx, { version, app })
  const message = 'You suspended this version in an emergency; a second person has to reinstate it.'
  return refuse({ code: 'SEPARATION_OF_DUTIES', message })
}

/** What replaces a suspended version says why that is all right: a suspension is not shaken off by a new number. */
export async function requireSuspensionAnswered(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  { reason }: MoveInput,
): Promise<CommandResult<unknown>> {
  if (reason?.trim()) return ok(undefined)
  const suspended = await ctx.em.findOne(AppVersion, {
    appId: app.id,
    number: { $lt: version.number },
    status: 'SUSPENDED',
  })
  if (!suspended) return ok(undefined)
  return refuse({
    code: 'REASON_REQUIRED',
    message: `Version ${suspended.number} is suspended: say what was done about it, or why this version may replace it.`,
    path: ['reason'],
  })
}
