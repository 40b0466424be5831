import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { TierChange } from '../../../schema/vocabulary/partner.ts'
import type { RequestContext } from '../../context.ts'
import { authorize } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import { TierProposal } from '../../entities/partner/tier-proposal.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { partnerStandings } from '../../queries/partner/partner-standings.ts'
import { requireViewer } from '../authorize.ts'
import { lengthFaults } from '../field-checks.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'
import { checkDuty } from '../vendor/vendor-access.ts'

export interface TierProposalInput {
  vendorId: string
  change: TierChange
  reason: string
}

/**
 * Proposes that a vendor becomes a strategic partner, or stops being one, for a second person to confirm (R317). One
 * proposal per vendor waits at a time.
 *
 * Refuses members of the vendor, what would change nothing, and a strategic partner that is not a verified one.
 *
 * @throws ForbiddenError for everybody but app admins.
 */
export async function proposeTier(
  ctx: RequestContext,
  { vendorId, change, reason }: TierProposalInput,
): Promise<CommandResult<TierProposal>> {
  const viewer = requireViewer(ctx)
  const allowed = authorize(viewer, 'partner-tier.decide', { vendorId })
  const duty = await checkDuty(ctx, allowed, { ability: 'partner-tier.decide', vendorId })
  if (!duty.ok) return duty
  return inTransaction(ctx, async (tx) => {
    const where = { id: vendorId, organizationId: tx.organizationId }
    if (!(await tx.em.findOne(Vendor, where, FOR_UPDATE))) return notFound('vendor', ['vendorId'])
    const faults = lengthFaults({ reason }, TEXT_LIMITS.reason)
    if (faults.length) return { ok: false, error: faults }
    if (await tx.em.count(TierProposal, { vendorId, state: 'PROPOSED' })) {
      const message = 'Another proposal about this vendor waits for a second person.'
      return refuse({ code: 'NOT_UNIQUE', message, path: ['vendorId'] })
    }
    const fault = await changeFault(tx, vendorId, change)
    if (fault) return refuse({ code: 'INVALID_TRANSITION', message: fault, path: ['change'] })
    return ok(write(tx, { vendorId, change, reason: reason.trim() }))
  })
}

async function changeFault(
  ctx: RequestContext,
  vendorId: string,
  change: TierChange,
): Promise<string | undefined> {
  const [standing] = await partnerStandings(ctx, [vendorId])
  const isChosen = standing?.criteria.some(
    ({ criterion, isMet }) => criterion === 'CHOSEN_BY_TWO' && isMet,
  )
  if (change === 'END') return isChosen ? undefined : 'This vendor is no strategic partner.'
  if (isChosen) return 'This vendor is a strategic partner already.'
  return standing?.tier === 'REGISTERED'
    ? 'Only a verified partner can become a strategic one: look at what is missing.'
    : undefined
}

function write(
  ctx: RequestContext,
  fields: Pick<TierProposal, 'vendorId' | 'change' | 'reason'>,
): TierProposal {
  const proposal = ctx.em.create(TierProposal, {
    ...fields,
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: ctx.ports.clock.now(),
    proposedById: requireViewer(ctx).userId,
    state: 'PROPOSED',
  })
  const { vendorId, change, reason } = fields
  const proposalId = proposal.id
  recordEvent(
    ctx,
    { action: 'partner-tier.proposed', vendorId, detail: { proposalId, change, reason } },
    { type: 'partner-tier.moved', proposalId, vendorId, to: 'PROPOSED' },
  )
  return proposal
}
