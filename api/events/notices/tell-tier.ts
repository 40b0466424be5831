import { TIER_CHANGE_NAMES, TIER_PROPOSAL_STATE_NAMES } from '../../../schema/vocabulary/partner.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import { TierProposal } from '../../entities/partner/tier-proposal.entity.ts'
import type { Handler } from '../handler.ts'
import { tellOfHouse } from './tell-of-house.ts'

/** Tells app admins, any of whom can be the second person, of a proposal about a strategic partner and of its end. */
export const tellOfTier: Handler = async (ctx, event, delivery) => {
  if (event.type !== 'partner-tier.moved') return
  const proposal = await ctx.em.findOneOrFail(TierProposal, { id: event.proposalId })
  const { displayName, id } = await ctx.em.findOneOrFail(Vendor, { id: event.vendorId })
  const reason = (event.to === 'DECLINED' && proposal.decisionReason) || proposal.reason
  const state = TIER_PROPOSAL_STATE_NAMES[event.to].toLowerCase()
  await tellOfHouse(ctx, delivery, {
    event: 'partner-tier.moved',
    roles: ['APP_ADMIN'],
    title: `${displayName}: ${TIER_CHANGE_NAMES[proposal.change].toLowerCase()}`,
    body: `What was proposed about ${displayName}: ${state}.`,
    quote: { label: 'Reason:', text: reason },
    path: `/portal/vendors/${Buffer.from(`Vendor:${id}`).toString('base64url')}`,
    label: 'Look at the vendor',
    why: 'You get this mail because you administer the apps of the hospital.',
  })
}
