import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import { ok } from '../../../domain/result.ts'
import { Incident } from '../../../entities/access/incident.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../../user-fault.ts'

interface CloseInput {
  incidentId: string
  finding: string
  remedy: string
  expectedRevision: number
}

/**
 * Closes an incident with a summary: what was found, and what was done about it. Only then may what it stopped come back
 * (LIFECYCLE D3, REINSTATE). Refuses a missing part of the summary and an incident that is closed.
 *
 * @throws ForbiddenError for people who may not suspend.
 */
export async function closeIncident(
  ctx: RequestContext,
  input: CloseInput,
): Promise<CommandResult<Incident>> {
  const viewer = requireViewer(ctx)
  if (!can(viewer, 'app-version.suspend')) return deny(ctx, 'app-version.suspend')
  const { finding, remedy } = input
  const faults = lengthFaults({ finding, remedy }, TEXT_LIMITS.reason)
  if (faults.length > 0) return { ok: false, error: faults }
  return inTransaction(ctx, async (tx) => {
    const where = { id: input.incidentId, organizationId: ctx.organizationId }
    const incident = await tx.em.findOne(Incident, where, FOR_UPDATE)
    if (!incident) return notFound('incident', ['incidentId'])
    if (incident.revision !== input.expectedRevision)
      return stale(input.expectedRevision, incident.revision)
    if (incident.closedAt) {
      const message = 'This incident is closed already.'
      return refuse({ code: 'INVALID', message, path: ['incidentId'] })
    }
    tx.em.assign(incident, {
      closedAt: ctx.ports.clock.now(),
      closedById: viewer.userId,
      finding: finding.trim(),
      remedy: remedy.trim(),
    })
    record(tx, incident)
    await tx.em.flush()
    return ok(incident)
  })
}

function record(ctx: RequestContext, incident: Incident): void {
  const { id: incidentId, appId, vendorId, scope, finding, remedy } = incident
  recordEvent(
    ctx,
    {
      action: 'incident.closed',
      ...(appId ? { appId } : {}),
      ...(vendorId ? { vendorId } : {}),
      ...(scope ? { scopes: [scope] } : {}),
      detail: { incidentId, finding, remedy },
    },
    { type: 'incident.moved', incidentId },
  )
}
