import type { RequestContext } from '../../context.ts'
import { TierProposal } from '../../entities/partner/tier-proposal.entity.ts'

/** Reads what was proposed about strategic partners among vendors, newest first. One statement. */
export async function tierProposalsOfVendors(
  ctx: RequestContext,
  vendorIds: readonly string[],
): Promise<TierProposal[][]> {
  const rows = await ctx.em.find(
    TierProposal,
    { vendorId: { $in: [...vendorIds] } },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  )
  return vendorIds.map((id) => rows.filter(({ vendorId }) => vendorId === id))
}
