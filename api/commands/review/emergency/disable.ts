import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { parseScope } from '../../../../schema/vocabulary/scope.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import type { Incident } from '../../../entities/access/incident.entity.ts'
import { KillSwitch } from '../../../entities/access/kill-switch.entity.ts'
import { Vendor } from '../../../entities/account/vendor.entity.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { type EmergencyTarget, emergencyReach } from '../../../queries/review/emergency-reach.ts'
import { lengthFaults } from '../../field-checks.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'
import { openIncident, tellIncident } from '../incident/open-incident.ts'
import { endPilotsOfApps } from '../pilot/end-pilots.ts'
import { cutGrants } from './cut-grants.ts'
import { requireDisabler } from './require-disabler.ts'
import { suspendApps } from './suspend-apps.ts'
import { appsHolding, tellApps } from './tell-apps.ts'

/** Exactly one of the three is disabled. */
export interface EmergencyInput extends EmergencyTarget {
  reason: string
}

/** What an emergency stopped. */
export interface Emergency {
  /** Stands until it is lifted. */
  killSwitch: KillSwitch
  suspendedVersions: number
  grantsCut: number
}

/**
 * Disables an app, a vendor or a scope at once (LIFECYCLE D3). The live versions of the app, or of all apps of the
 * vendor, are suspended as an emergency, and their pilots end; a scope is taken from every live grant, and the apps run on without it. What it
 * reached and how long it took stays with it (R275), and an incident is opened that lists the sessions it ended.
 *
 * Refuses when not exactly one is named, is not there, or is disabled already; and a missing reason.
 *
 * @throws ForbiddenError for people and services that may not disable in an emergency.
 */
export async function disableInEmergency(
  ctx: RequestContext,
  input: EmergencyInput,
): Promise<CommandResult<Emergency>> {
  const askedAt = ctx.ports.clock.now()
  await requireDisabler(ctx)
  const faults = lengthFaults({ reason: input.reason }, TEXT_LIMITS.emergencyReason)
  const target = targetOf(input)
  if (!target.ok) return target
  if (faults.length) return { ok: false, error: faults }
  const done = await inTransaction(ctx, (tx) => disable(tx, target.value, input.reason.trim()))
  if (done.ok) await noteSpeed(ctx, done.value.killSwitch, askedAt)
  return done
}

/** Names what is meant, or says why it is not one thing that can be. */
export function targetOf(input: EmergencyTarget): CommandResult<EmergencyTarget> {
  const { appId, vendorId, scope } = input
  if ([appId, vendorId, scope].filter(Boolean).length !== 1)
    return refuse({ code: 'INVALID', message: 'Name one app, one vendor or one scope.', path: [] })
  if (!scope) return ok({ appId, vendorId })
  const parsed = parseScope(scope.trim())
  if (parsed) return ok({ scope: parsed.source })
  const message = 'This is not a scope we know. Write it like patient/Observation.rs.'
  return refuse({ code: 'INVALID', message, path: ['scope'] })
}

async function disable(
  ctx: RequestContext,
  target: EmergencyTarget,
  reason: string,
): Promise<CommandResult<Emergency>> {
  const known = await requireKnown(ctx, target)
  if (!known.ok) return known
  const reach = await emergencyReach(ctx, target)
  const pulled = await pull(ctx, { target, reason, reach })
  if (!pulled.ok) return pulled
  const killSwitch = pulled.value
  const { appId, vendorId, scope } = target
  const opened = { kind: 'EMERGENCY', ...target, reason, killSwitchId: killSwitch.id } as const
  const incident = await openIncident(ctx, opened)
  if (scope) {
    tellApps(ctx, await appsHolding(ctx, scope), killSwitch)
    killSwitch.grantsCut = await cutGrants(ctx, scope)
    return record(ctx, { killSwitch, incident, pilotsEnded: 0 })
  }
  const stopped = appId ? { id: appId } : { vendorId: vendorId ?? '' }
  killSwitch.suspendedVersions = await suspendApps(ctx, stopped, reason)
  const pilotsEnded = await endPilotsOfApps(ctx, stopped, reason)
  if (appId && killSwitch.suspendedVersions + pilotsEnded === 0) {
    const message = 'No version of this app is live or tried out: there is nothing to stop.'
    return refuse({ code: 'INVALID_TRANSITION', message, path: ['appId'] })
  }
  return record(ctx, { killSwitch, incident, pilotsEnded })
}

async function requireKnown(
  ctx: RequestContext,
  { appId, vendorId }: EmergencyTarget,
): Promise<CommandResult<unknown>> {
  const { em, organizationId } = ctx
  if (appId && !(await em.count(App, { id: appId, organizationId })))
    return notFound('app', ['appId'])
  if (vendorId && !(await em.count(Vendor, { id: vendorId, organizationId })))
    return notFound('vendor', ['vendorId'])
  return ok(undefined)
}

async function pull(
  ctx: RequestContext,
  {
    target,
    reason,
    reach,
  }: { target: EmergencyTarget; reason: string; reach: KillSwitch['reach'] },
): Promise<CommandResult<KillSwitch>> {
  const { appId = null, vendorId = null, scope = null } = target
  const named = { appId, vendorId, scope }
  await lockName(ctx, 'kill-switch', appId ?? vendorId ?? scope ?? '')
  if (await ctx.em.count(KillSwitch, { ...named, liftedAt: null })) {
    const path = Object.entries(named).flatMap(([name, value]) => (value ? [name] : []))
    return refuse({ code: 'NOT_UNIQUE', message: 'It is disabled already.', path })
  }
  const killSwitch = ctx.em.create(KillSwitch, {
    ...{ ...named, reason, reach },
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: ctx.ports.clock.now(),
    pulledById: ctx.viewer?.userId ?? null,
    pulledByName: ctx.viewer?.name ?? ctx.service?.name ?? 'Gatehouse',
  })
  return ok(killSwitch)
}

async function record(
  ctx: RequestContext,
  {
    killSwitch,
    incident,
    pilotsEnded,
  }: { killSwitch: KillSwitch; incident: Incident; pilotsEnded: number },
): Promise<CommandResult<Emergency>> {
  const { id, appId, vendorId, scope, reason, suspendedVersions, grantsCut } = killSwitch
  recordEvent(
    ctx,
    {
      action: 'emergency.disabled',
      ...(appId ? { appId } : {}),
      ...(vendorId ? { vendorId } : {}),
      ...(scope ? { scopes: [scope] } : {}),
      detail: { reason, ...(scope ? { scope, grantsCut } : { suspendedVersions, pilotsEnded }) },
    },
    { type: 'emergency.switched', killSwitchId: id, isOn: true },
  )
  await tellIncident(ctx, incident)
  return ok({ killSwitch, suspendedVersions, grantsCut })
}

/** From the commit on every request of what is disabled is refused: the proxy asks for its standing each time. */
async function noteSpeed(ctx: RequestContext, killSwitch: KillSwitch, from: Date): Promise<void> {
  const millisecondsToRevoke = ctx.ports.clock.now().getTime() - from.getTime()
  killSwitch.millisecondsToRevoke = millisecondsToRevoke
  await ctx.em.nativeUpdate(KillSwitch, { id: killSwitch.id }, { millisecondsToRevoke })
}
