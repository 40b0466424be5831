import {
  PARTNER_CRITERIA,
  type PartnerCriterion,
  type PartnerTier,
  VERIFIED_CRITERIA,
} from '../../schema/vocabulary/partner.ts'

/** A criterion, and whether what is on record satisfies it. */
export interface Checked<Criterion> {
  readonly criterion: Criterion
  readonly isMet: boolean
}

/** The tier of a vendor, with what it rests on. */
export interface PartnerStanding {
  readonly tier: PartnerTier
  readonly criteria: readonly Checked<PartnerCriterion>[]
}

/**
 * Says which tier a vendor has by the criteria it meets. A strategic partner that no longer meets those of a verified
 * one falls back until it does again: the choice of two people alone makes nobody trustworthy.
 */
export function partnerStanding(met: ReadonlySet<PartnerCriterion>): PartnerStanding {
  const isVerified = VERIFIED_CRITERIA.every((criterion) => met.has(criterion))
  const chosen = met.has('CHOSEN_BY_TWO') ? 'STRATEGIC' : 'VERIFIED'
  return {
    tier: isVerified ? chosen : 'REGISTERED',
    criteria: PARTNER_CRITERIA.map((criterion) => ({ criterion, isMet: met.has(criterion) })),
  }
}
