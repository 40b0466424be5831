import { Vendor } from '../../entities/account/vendor.entity.ts'
import { TierProposal } from '../../entities/partner/tier-proposal.entity.ts'
import type { Handler } from '../handler.ts'
import { tierWords } from './house-words.ts'
import { tellOfHouse } from './tell-of-house.ts'

/** Tells app admins, any of whom can be the second person, of a proposal about a strategic partner and of its end. */
export const tellOfTier: Handler = async (ctx, event, delivery) => {
  if (event.type !== 'partner-tier.moved') return
  const proposal = await ctx.em.findOneOrFail(TierProposal, { id: event.proposalId })
  const { displayName, id } = await ctx.em.findOneOrFail(Vendor, { id: event.vendorId })
  await tellOfHouse(ctx, delivery, {
    event: 'partner-tier.moved',
    roles: ['APP_ADMIN'],
    ...tierWords(proposal, displayName, event.to),
    path: `/portal/vendors/${Buffer.from(`Vendor:${id}`).toString('base64url')}`,
    label: 'Look at the vendor',
    why: 'You get this mail because you administer the apps of the hospital.',
  })
}
