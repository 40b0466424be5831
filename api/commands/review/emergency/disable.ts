import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { parseScope } from '../../../../schema/vocabulary/scope.ts'
import type { RequestContext } from '../../../context.ts'
import { authorize } from '../../../domain/abilities.ts'
import { ok } from '../../../domain/result.ts'
import { KillSwitch } from '../../../entities/access/kill-switch.entity.ts'
import { Vendor } from '../../../entities/account/vendor.entity.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'
import { endPilotsOfApps } from '../pilot/end-pilots.ts'
import { cutGrants } from './cut-grants.ts'
import { suspendApps } from './suspend-apps.ts'

/** Exactly one of the three is disabled. */
export interface EmergencyInput {
  appId?: string | null
  vendorId?: string | null
  scope?: string | null
  reason: string
}

/** What an emergency stopped. */
export interface Emergency {
  /** Stands until it is lifted; null for a single app, whose suspension stands for itself. */
  killSwitch: KillSwitch | null
  suspendedVersions: number
  grantsCut: number
}

/**
 * Disables an app, a vendor or a scope at once (LIFECYCLE D3). The live versions of the app, or of all apps of the
 * vendor, are suspended as an emergency, and their pilots end; a scope is taken from every live grant, and the apps run on
 * without it.
 *
 * Refuses when not exactly one is named, is not there, or is disabled already; and a missing reason.
 *
 * @throws ForbiddenError for people who may not disable in an emergency.
 */
export async function disableInEmergency(
  ctx: RequestContext,
  input: EmergencyInput,
): Promise<CommandResult<Emergency>> {
  const viewer = requireViewer(ctx)
  const { appId, vendorId, scope } = input
  if (!authorize(viewer, 'emergency.disable').ok) return deny(ctx, 'emergency.disable')
  const named = [appId, vendorId, scope].filter(Boolean)
  if (named.length !== 1)
    return refuse({ code: 'INVALID', message: 'Name one app, one vendor or one scope.', path: [] })
  const faults = lengthFaults({ reason: input.reason }, TEXT_LIMITS.emergencyReason)
  if (faults.length) return { ok: false, error: faults }
  return inTransaction(ctx, (tx) => {
    if (appId) return disableApp(tx, { ...input, appId })
    return vendorId ? disableVendor(tx, { ...input, vendorId }) : disableScope(tx, input)
  })
}

async function disableApp(
  ctx: RequestContext,
  { appId, reason }: EmergencyInput & { appId: string },
): Promise<CommandResult<Emergency>> {
  const app = await ctx.em.findOne(App, { id: appId, organizationId: ctx.organizationId })
  if (!app) return notFound('app', ['appId'])
  const suspendedVersions = await suspendApps(ctx, { id: appId }, reason)
  const pilotsEnded = await endPilotsOfApps(ctx, { id: appId }, reason)
  if (suspendedVersions + pilotsEnded === 0) {
    const message = 'No version of this app is live or tried out: there is nothing to stop.'
    return refuse({ code: 'INVALID_TRANSITION', message, path: ['appId'] })
  }
  const detail = { reason, suspendedVersions, pilotsEnded }
  recordEvent(ctx, { action: 'emergency.disabled', appId, detail })
  await ctx.em.flush()
  return ok({ killSwitch: null, suspendedVersions, grantsCut: 0 })
}

async function disableVendor(
  ctx: RequestContext,
  { vendorId, reason }: EmergencyInput & { vendorId: string },
): Promise<CommandResult<Emergency>> {
  const vendor = await ctx.em.findOne(Vendor, { id: vendorId, organizationId: ctx.organizationId })
  if (!vendor) return notFound('vendor', ['vendorId'])
  const pulled = await pull(ctx, { vendorId, scope: null, reason })
  if (!pulled.ok) return pulled
  const suspendedVersions = await suspendApps(ctx, { vendorId }, reason)
  const pilotsEnded = await endPilotsOfApps(ctx, { vendorId }, reason)
  const detail = { reason, suspendedVersions, pilotsEnded }
  return record(ctx, { killSwitch: pulled.value, suspendedVersions, grantsCut: 0 }, detail)
}

async function disableScope(
  ctx: RequestContext,
  { scope, reason }: EmergencyInput,
): Promise<CommandResult<Emergency>> {
  const parsed = parseScope(scope?.trim() ?? '')
  if (!parsed) {
    const message = 'This is not a scope we know. Write it like patient/Observation.rs.'
    return refuse({ code: 'INVALID', message, path: ['scope'] })
  }
  const pulled = await pull(ctx, { vendorId: null, scope: parsed.source, reason })
  if (!pulled.ok) return pulled
  const grantsCut = await cutGrants(ctx, parsed.source)
  const detail = { reason, scope: parsed.source, grantsCut }
  return record(ctx, { killSwitch: pulled.value, suspendedVersions: 0, grantsCut }, detail)
}

async function pull(
  ctx: RequestContext,
  facts: { vendorId: string | null; scope: string | null; reason: string },
): Promise<CommandResult<KillSwitch>> {
  const { vendorId, scope } = facts
  await lockName(ctx, 'kill-switch', vendorId ?? scope ?? '')
  if (await ctx.em.count(KillSwitch, { vendorId, scope, liftedAt: null })) {
    const path = [vendorId ? 'vendorId' : 'scope']
    return refuse({ code: 'NOT_UNIQUE', message: 'It is disabled already.', path })
  }
  const killSwitch = ctx.em.create(KillSwitch, {
    ...facts,
    reason: facts.reason.trim(),
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: ctx.ports.clock.now(),
    pulledById: ctx.viewer?.userId ?? null,
  })
  return ok(killSwitch)
}

async function record(
  ctx: RequestContext,
  emergency: Emergency & { killSwitch: KillSwitch },
  detail: Record<string, unknown>,
): Promise<CommandResult<Emergency>> {
  const { id, vendorId, scope } = emergency.killSwitch
  const subject = vendorId ? { vendorId } : {}
  recordEvent(
    ctx,
    { action: 'emergency.disabled', ...subject, ...(scope ? { scopes: [scope] } : {}), detail },
    { type: 'emergency.switched', killSwitchId: id, isOn: true },
  )
  await ctx.em.flush()
  return ok(emergency)
}
