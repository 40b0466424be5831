import type { RequestContext } from '../../../context.ts'
import type { PatientRepresentation } from '../../../entities/access/patient-representation.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'

/** Audits what became of a relation, with both people in it. */
export function recordRelation(
  ctx: RequestContext,
  action: 'representative.added' | 'representative.ended',
  relation: PatientRepresentation,
): void {
  const { endReason, environment, excludesSensitive, kind, patientId, userId, validUntil } =
    relation
  const ended = endReason ? { reason: endReason } : {}
  const by = ctx.service ? { service: ctx.service.clientId } : {}
  recordEvent(ctx, {
    action,
    environment,
    userRef: userId,
    patientRef: `Patient/${patientId}`,
    detail: { kind, excludesSensitive, validUntil: validUntil ?? null, ...ended, ...by },
  })
}
