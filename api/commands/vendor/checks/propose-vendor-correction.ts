import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import {
  CORRECTABLE_FIELDS,
  type CorrectableField,
} from '../../../../schema/vocabulary/vendor-account.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { mayProposeCorrection } from '../../../domain/vendor-duties.ts'
import { Vendor } from '../../../entities/account/vendor.entity.ts'
import {
  type LegalChange,
  VendorCorrection,
} from '../../../entities/account/vendor-correction.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { legalFaults, legalIdentity } from '../../account/legal-faults.ts'
import { requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../../user-fault.ts'
import { checkDuty } from '../vendor-access.ts'

export interface CorrectionInput extends Partial<Record<CorrectableField, string | null>> {
  vendorId: string
  reason: string
  expectedRevision: number
}

/**
 * Proposes a correction of what a vendor may not change itself, for a second person to confirm (R026). Nothing
 * changes yet; one proposal per vendor waits at a time.
 *
 * @throws ForbiddenError for everybody but intake reviewers.
 */
export async function proposeVendorCorrection(
  ctx: RequestContext,
  input: CorrectionInput,
): Promise<CommandResult<VendorCorrection>> {
  const viewer = requireViewer(ctx)
  const { vendorId } = input
  const duty = await checkDuty(ctx, mayProposeCorrection(viewer, vendorId), {
    ability: 'vendor.correct-legal',
    vendorId,
  })
  if (!duty.ok) return duty
  return inTransaction(ctx, async (tx) => {
    const where = { id: vendorId, organizationId: tx.organizationId }
    const vendor = await tx.em.findOne(Vendor, where, FOR_UPDATE)
    if (!vendor) return notFound('vendor', ['vendorId'])
    if (vendor.revision !== input.expectedRevision)
      return stale(input.expectedRevision, vendor.revision)
    const changes = changesOf(vendor, input)
    if (!changes.ok) return changes
    if (await tx.em.count(VendorCorrection, { vendorId, state: 'PROPOSED' })) {
      const message = 'Another correction of this vendor waits for a second person.'
      return refuse({ code: 'NOT_UNIQUE', message, path: ['vendorId'] })
    }
    return ok(record(tx, { vendorId, changes: changes.value, reason: input.reason.trim() }))
  })
}

function changesOf(vendor: Vendor, input: CorrectionInput): CommandResult<LegalChange[]> {
  const given = CORRECTABLE_FIELDS.flatMap((field) =>
    input[field] === undefined ? [] : [[field, input[field] ?? ''] as const],
  )
  const now = legalIdentity(vendor)
  const next = legalIdentity({ ...now, ...Object.fromEntries(given) })
  const faults = [
    ...legalFaults(next),
    ...lengthFaults({ reason: input.reason }, TEXT_LIMITS.reason),
  ]
  if (faults.length) return { ok: false, error: faults }
  const changed = CORRECTABLE_FIELDS.filter((field) => next[field] !== now[field])
  if (!changed.length) {
    const message = 'Change at least one detail. An individual has no business name and no D.U.N.S.'
    return refuse({ code: 'REQUIRED', message })
  }
  return ok(changed.map((field) => ({ field, before: now[field], after: next[field] })))
}

function record(
  ctx: RequestContext,
  { vendorId, changes, reason }: Pick<VendorCorrection, 'vendorId' | 'changes' | 'reason'>,
): VendorCorrection {
  const correction = ctx.em.create(VendorCorrection, {
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: ctx.ports.clock.now(),
    vendorId,
    changes,
    reason,
    proposedById: requireViewer(ctx).userId,
    state: 'PROPOSED',
  })
  const correctionId = correction.id
  recordEvent(
    ctx,
    { action: 'vendor.correction-proposed', vendorId, detail: { correctionId, changes, reason } },
    { type: 'vendor.correction-moved', correctionId, vendorId, to: 'PROPOSED' },
  )
  return correction
}
