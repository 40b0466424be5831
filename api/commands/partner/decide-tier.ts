import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { authorize } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { TierProposal } from '../../entities/partner/tier-proposal.entity.ts'
import { refreshStandings } from '../../events/partner/refresh-standings.ts'
import { recordEvent } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import { lengthFaults } from '../field-checks.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'
import { checkDuty } from '../vendor/vendor-access.ts'

export interface TierDecision {
  proposalId: string
  /** Required to decline. */
  reason?: string | null
}

/**
 * Confirms, as the second person, what was proposed about a strategic partner. It holds at once.
 *
 * @throws ForbiddenError for everybody but app admins.
 */
export function confirmTier(
  ctx: RequestContext,
  decision: TierDecision,
): Promise<CommandResult<TierProposal>> {
  return decide(ctx, { ...decision, to: 'CONFIRMED' })
}

/**
 * Declines, as the second person, what was proposed about a strategic partner. Nothing changes.
 *
 * @throws ForbiddenError for everybody but app admins.
 */
export function declineTier(
  ctx: RequestContext,
  decision: TierDecision,
): Promise<CommandResult<TierProposal>> {
  return decide(ctx, { ...decision, to: 'DECLINED' })
}

function decide(
  ctx: RequestContext,
  { proposalId, reason, to }: TierDecision & { to: 'CONFIRMED' | 'DECLINED' },
): Promise<CommandResult<TierProposal>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const where = { id: proposalId, organizationId: tx.organizationId }
    const proposal = await tx.em.findOne(TierProposal, where, FOR_UPDATE)
    const vendorId = proposal?.vendorId ?? ''
    const ability = 'partner-tier.decide'
    const subject = { vendorId, firstApproverId: proposal?.proposedById }
    const duty = await checkDuty(ctx, authorize(viewer, ability, subject), { ability, vendorId })
    if (!duty.ok) return duty
    if (!proposal) return notFound('proposal', ['proposalId'])
    const { min, max } = TEXT_LIMITS.reason
    const faults = lengthFaults({ reason }, { min: to === 'DECLINED' ? min : 0, max })
    if (faults.length) return { ok: false, error: faults }
    if (proposal.state !== 'PROPOSED') {
      const message = 'Somebody decided about this proposal already. Look at the new state.'
      return refuse({ code: 'INVALID_TRANSITION', message, path: ['proposalId'] })
    }
    await settle(tx, proposal, { to, reason })
    return ok(proposal)
  })
}

async function settle(
  ctx: RequestContext,
  proposal: TierProposal,
  { to, reason }: { to: 'CONFIRMED' | 'DECLINED'; reason?: string | null | undefined },
): Promise<void> {
  const isConfirmed = to === 'CONFIRMED'
  proposal.state = to
  proposal.decidedById = requireViewer(ctx).userId
  proposal.decidedAt = ctx.ports.clock.now()
  proposal.decisionReason = reason?.trim() || null
  const { id: proposalId, vendorId, change, decisionReason: decision } = proposal
  const detail = { proposalId, change, reason: proposal.reason, decision }
  recordEvent(
    ctx,
    { action: isConfirmed ? 'partner-tier.confirmed' : 'partner-tier.declined', vendorId, detail },
    { type: 'partner-tier.moved', proposalId, vendorId, to },
  )
  await ctx.em.flush()
  if (isConfirmed) await refreshStandings(ctx, vendorId)
}
