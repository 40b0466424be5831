import { REPRESENTATION_LIMITS } from '../../../../schema/vocabulary/representation.ts'
import type { RequestContext } from '../../../context.ts'
import { ok, refused } from '../../../domain/result.ts'
import { Consent } from '../../../entities/access/consent.entity.ts'
import { PatientRepresentation } from '../../../entities/access/patient-representation.entity.ts'
import {
  type RepresentationView,
  representations,
} from '../../../queries/access/representations.ts'
import { lengthFaults } from '../../field-checks.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, notFound } from '../../user-fault.ts'
import { endConsents } from '../consents/end-consents.ts'
import { requireOperator } from '../require-operator.ts'
import { recordRelation } from './record-relation.ts'

/**
 * Ends a relation, and with it everything the person allowed apps for that patient: the very next request with a token of
 * theirs is refused, on every replica. Ending it twice is no fault, and keeps the first reason. Refuses a person without a reason; a
 * system may leave it out.
 */
export async function endRepresentative(
  ctx: RequestContext,
  { id, reason }: { id: string; reason?: string | null },
): Promise<CommandResult<RepresentationView>> {
  const service = await requireOperator(ctx, 'representative.manage')
  const { max, min } = REPRESENTATION_LIMITS.endReason
  const faults = lengthFaults({ reason }, { min: service ? 0 : min, max })
  if (faults.length > 0) return refused(faults)
  return inTransaction(ctx, async (tx) => {
    const relation = await tx.em.findOne(PatientRepresentation, { id }, FOR_UPDATE)
    const isOutside = service?.environment === 'SANDBOX' && relation?.environment !== 'SANDBOX'
    if (!relation || isOutside) return notFound('relation', ['id'])
    if (!relation.endedAt) await end(tx, relation, reason?.trim() || null)
    await tx.em.flush()
    const [view] = await representations(tx, { id })
    return view ? ok(view) : notFound('relation', ['id'])
  })
}

async function end(
  tx: RequestContext,
  relation: PatientRepresentation,
  reason: string | null,
): Promise<void> {
  relation.endedAt = tx.ports.clock.now()
  relation.endReason = reason
  recordRelation(tx, 'representative.ended', relation)
  const { environment, patientId, userId } = relation
  const standing = await tx.em.find(
    Consent,
    { environment, userId, patientRef: `Patient/${patientId}`, revokedAt: null },
    FOR_UPDATE,
  )
  await endConsents(tx, standing)
}
