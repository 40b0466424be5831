import { type Range, TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { mayDecideCorrection } from '../../../domain/vendor-duties.ts'
import { Vendor } from '../../../entities/account/vendor.entity.ts'
import { VendorCorrection } from '../../../entities/account/vendor-correction.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { refreshListings } from '../../review/refresh-listings.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'
import { checkDuty } from '../vendor-access.ts'

export interface CorrectionDecision {
  correctionId: string
  reason?: string | null
}

/**
 * Confirms a correction as the second person; the legal details, the audit event and what the gallery says change
 * together (R026).
 *
 * @throws ForbiddenError for everybody but app admins.
 */
export function confirmVendorCorrection(
  ctx: RequestContext,
  decision: CorrectionDecision,
): Promise<CommandResult<VendorCorrection>> {
  return decide(ctx, { ...decision, to: 'CONFIRMED' })
}

/**
 * Declines a correction as the second person, with a reason; nothing changes but its state.
 *
 * @throws ForbiddenError for everybody but app admins.
 */
export function declineVendorCorrection(
  ctx: RequestContext,
  decision: CorrectionDecision,
): Promise<CommandResult<VendorCorrection>> {
  return decide(ctx, { ...decision, to: 'DECLINED' })
}

type Decision = CorrectionDecision & { to: 'CONFIRMED' | 'DECLINED' }

/** A confirmation may carry a word of why; a refusal has to. */
const REASON_LENGTHS: Readonly<Record<Decision['to'], Range>> = {
  CONFIRMED: { min: 0, max: TEXT_LIMITS.reason.max },
  DECLINED: TEXT_LIMITS.reason,
}

function decide(ctx: RequestContext, input: Decision): Promise<CommandResult<VendorCorrection>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const where = { id: input.correctionId, organizationId: tx.organizationId }
    const correction = await tx.em.findOne(VendorCorrection, where, FOR_UPDATE)
    if (!correction) return unknown(tx)
    const { vendorId } = correction
    const duty = await checkDuty(tx, mayDecideCorrection(viewer, correction), {
      ability: 'vendor.correct-legal',
      vendorId,
    })
    if (!duty.ok) return duty
    const faults = lengthFaults({ reason: input.reason }, REASON_LENGTHS[input.to])
    if (faults.length) return { ok: false, error: faults }
    if (correction.state !== 'PROPOSED') {
      const message = 'Somebody decided about this correction already. Look at the new state.'
      return refuse({ code: 'INVALID_TRANSITION', message, path: ['correctionId'] })
    }
    await settle(tx, correction, input)
    return ok(correction)
  })
}

/** Whoever could decide about one is told that this is none; everybody else is denied either way. */
function unknown(ctx: RequestContext): CommandResult<never> | Promise<never> {
  const nobodys = { vendorId: '', proposedById: '' }
  return mayDecideCorrection(requireViewer(ctx), nobodys).ok
    ? notFound('correction', ['correctionId'])
    : deny(ctx, 'vendor.correct-legal')
}

async function settle(
  ctx: RequestContext,
  correction: VendorCorrection,
  { to, reason }: Decision,
): Promise<void> {
  const { id: correctionId, vendorId, changes } = correction
  correction.state = to
  correction.decidedById = requireViewer(ctx).userId
  correction.decidedAt = ctx.ports.clock.now()
  correction.decisionReason = reason?.trim() || null
  if (to === 'CONFIRMED') await apply(ctx, correction)
  recordEvent(
    ctx,
    {
      action: to === 'CONFIRMED' ? 'vendor.legal-corrected' : 'vendor.correction-declined',
      vendorId,
      detail: {
        correctionId,
        before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
        after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
        reason: correction.reason,
        proposedById: correction.proposedById,
        decisionReason: correction.decisionReason,
      },
    },
    { type: 'vendor.correction-moved', correctionId, vendorId, to },
  )
}

async function apply(ctx: RequestContext, { vendorId, changes }: VendorCorrection): Promise<void> {
  const vendor = await ctx.em.findOneOrFail(Vendor, { id: vendorId }, FOR_UPDATE)
  ctx.em.assign(vendor, Object.fromEntries(changes.map(({ field, after }) => [field, after])))
  await ctx.em.flush()
  await refreshListings(ctx, vendorId)
}
