import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { Consent } from '../../../entities/access/consent.entity.ts'
import { PatientRepresentation } from '../../../entities/access/patient-representation.entity.ts'
import {
  type RepresentationView,
  representations,
} from '../../../queries/access/representations.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, notFound } from '../../user-fault.ts'
import { requireOperator } from '../require-operator.ts'
import { endConsent } from '../revoke-authorization.ts'
import { recordRelation } from './record-relation.ts'

/**
 * Ends a relation, and with it everything the person allowed apps for that patient: the very next request with a token of
 * theirs is refused, on every replica. Ending it twice is no fault.
 */
export async function endRepresentative(
  ctx: RequestContext,
  id: string,
): Promise<CommandResult<RepresentationView>> {
  const service = await requireOperator(ctx, 'representative.manage')
  return inTransaction(ctx, async (tx) => {
    const relation = await tx.em.findOne(PatientRepresentation, { id }, FOR_UPDATE)
    const isOutside = service?.environment === 'SANDBOX' && relation?.environment !== 'SANDBOX'
    if (!relation || isOutside) return notFound('relation', ['id'])
    if (!relation.endedAt) await end(tx, relation)
    await tx.em.flush()
    const [view] = await representations(tx, { id })
    return view ? ok(view) : notFound('relation', ['id'])
  })
}

async function end(tx: RequestContext, relation: PatientRepresentation): Promise<void> {
  relation.endedAt = tx.ports.clock.now()
  recordRelation(tx, 'representative.ended', relation)
  const { environment, patientId, userId } = relation
  const standing = await tx.em.find(
    Consent,
    { environment, userId, patientRef: `Patient/${patientId}`, revokedAt: null },
    FOR_UPDATE,
  )
  for (const consent of standing) await endConsent(tx, consent, tx.viewer?.userId)
}
