import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { authorize } from '../../../domain/abilities.ts'
import { ok } from '../../../domain/result.ts'
import { KillSwitch } from '../../../entities/access/kill-switch.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { isIncidentOpen } from '../../../queries/review/incidents/incidents.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'
import type { Emergency } from './disable.ts'
import { reinstateApp } from './reinstate-app.ts'
import { restoreGrants } from './restore-grants.ts'
import { appsHolding, tellApps } from './tell-apps.ts'

/**
 * Lifts what was disabled in an emergency, with how it was resolved: a second person, not the one who pulled the switch
 * (LIFECYCLE D2, D3). An app is reinstated; a scope is granted again where it was decided so; apps of a vendor stay
 * suspended until each is reinstated. Refuses while its incident is open.
 *
 * @throws ForbiddenError for people who may not reinstate.
 */
export async function liftEmergency(
  ctx: RequestContext,
  { killSwitchId, reason }: { killSwitchId: string; reason: string },
): Promise<CommandResult<Emergency>> {
  const viewer = requireViewer(ctx)
  if (!authorize(viewer, 'app-version.reinstate').ok) return deny(ctx, 'app-version.reinstate')
  const faults = lengthFaults({ reason }, TEXT_LIMITS.reason)
  if (faults.length) return { ok: false, error: faults }
  return inTransaction(ctx, async (tx) => {
    const where = { id: killSwitchId, organizationId: ctx.organizationId, liftedAt: null }
    const found = await tx.em.findOne(KillSwitch, where, FOR_UPDATE)
    if (!found) return notFound('emergency', ['killSwitchId'])
    const ready = await requireReady(tx, found)
    if (!ready.ok) return ready
    const { appId } = found
    const reinstated = appId ? await reinstateApp(tx, appId, reason.trim()) : ok(undefined)
    if (!reinstated.ok) return reinstated
    tx.em.assign(found, {
      liftedAt: ctx.ports.clock.now(),
      liftedById: viewer.userId,
      liftReason: reason.trim(),
    })
    await tx.em.flush()
    if (found.scope) {
      await restoreGrants(tx)
      await tx.em.flush()
      tellApps(tx, await appsHolding(tx, found.scope), found)
    }
    recordLift(tx, found)
    await tx.em.flush()
    const { suspendedVersions, grantsCut } = found
    return ok({ killSwitch: found, suspendedVersions, grantsCut })
  })
}

/** A second person lifts, once the incident is closed. */
async function requireReady(
  ctx: RequestContext,
  { id, pulledById }: KillSwitch,
): Promise<CommandResult<unknown>> {
  const subject = { firstApproverId: pulledById ?? undefined }
  if (!authorize(ctx.viewer, 'app-version.reinstate', subject).ok) {
    const message = 'You disabled this in an emergency; a second person has to lift it.'
    return refuse({ code: 'SEPARATION_OF_DUTIES', message })
  }
  if (!(await isIncidentOpen(ctx, id))) return ok(undefined)
  const message = 'Close its incident first: say what was found and what was done.'
  return refuse({ code: 'INVALID_TRANSITION', message, path: ['killSwitchId'] })
}

function recordLift(
  ctx: RequestContext,
  { id, appId, vendorId, scope, liftReason }: KillSwitch,
): void {
  recordEvent(
    ctx,
    {
      action: 'emergency.enabled',
      ...(appId ? { appId } : {}),
      ...(vendorId ? { vendorId } : {}),
      ...(scope ? { scopes: [scope] } : {}),
      detail: { reason: liftReason },
    },
    { type: 'emergency.switched', killSwitchId: id, isOn: false },
  )
}
