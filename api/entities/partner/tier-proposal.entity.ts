import { defineEntity, p } from '@mikro-orm/core'
import type { TierChange, TierProposalState } from '../../../schema/vocabulary/partner.ts'
import { User } from '../account/user.entity.ts'
import { Vendor } from '../account/vendor.entity.ts'
import { ownedRow } from '../base.entity.ts'

const TierProposalSchema = defineEntity({
  name: 'TierProposal',
  tableName: 'partner_tier_proposal',
  properties: {
    ...ownedRow,
    vendorId: () => p.manyToOne(Vendor).mapToPk().fieldName('vendor_id'),
    change: p.string().$type<TierChange>(),
    reason: p.text(),
    proposedById: () => p.manyToOne(User).mapToPk().fieldName('proposed_by_id'),
    state: p.string().$type<TierProposalState>(),
    decidedById: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    decisionReason: p.text().nullable(),
  },
})

/** Somebody proposes that a vendor becomes, or no longer is, a strategic partner; a second person decides (R317). */
export class TierProposal extends TierProposalSchema.class {}
TierProposalSchema.setClass(TierProposal)
