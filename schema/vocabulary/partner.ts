/** How well the hospital knows a vendor (R317), lowest first. */
export const PARTNER_TIERS = ['REGISTERED', 'VERIFIED', 'STRATEGIC'] as const
export type PartnerTier = (typeof PARTNER_TIERS)[number]

export const PARTNER_TIER_NAMES: Readonly<Record<PartnerTier, string>> = {
  REGISTERED: 'Registered partner',
  VERIFIED: 'Verified partner',
  STRATEGIC: 'Strategic partner',
}

/** What each tier says, in words for everybody. */
export const PARTNER_TIER_MEANINGS: Readonly<Record<PartnerTier, string>> = {
  REGISTERED: 'The vendor has an account with the hospital.',
  VERIFIED:
    'The hospital called the vendor back, checked who it is, and has a contract with it that is in force.',
  STRATEGIC: 'A verified partner that two people of the hospital chose to work with closely.',
}

/** What a tier rests on, each checked against what is on record. */
export const PARTNER_CRITERIA = [
  'CONTACT_VERIFIED',
  'AUTHENTICITY_CHECKED',
  'CONTRACT_IN_FORCE',
  'CHOSEN_BY_TWO',
] as const
export type PartnerCriterion = (typeof PARTNER_CRITERIA)[number]

export const PARTNER_CRITERION_NAMES: Readonly<Record<PartnerCriterion, string>> = {
  CONTACT_VERIFIED: 'The contact was verified by a call',
  AUTHENTICITY_CHECKED:
    'Intake, with its check of who the vendor is, was passed for one of its apps',
  CONTRACT_IN_FORCE: 'A contract with the vendor is in force',
  CHOSEN_BY_TWO: 'Two people of the hospital chose it as a strategic partner',
}

/** The criteria of a verified partner; a strategic one needs all there are. */
export const VERIFIED_CRITERIA = [
  'CONTACT_VERIFIED',
  'AUTHENTICITY_CHECKED',
  'CONTRACT_IN_FORCE',
] as const satisfies readonly PartnerCriterion[]

/** What can be proposed about a strategic partner. */
export const TIER_CHANGES = ['GRANT', 'END'] as const
export type TierChange = (typeof TIER_CHANGES)[number]

export const TIER_CHANGE_NAMES: Readonly<Record<TierChange, string>> = {
  GRANT: 'Make it a strategic partner',
  END: 'End the strategic partnership',
}

export const TIER_PROPOSAL_STATES = ['PROPOSED', 'CONFIRMED', 'DECLINED'] as const
export type TierProposalState = (typeof TIER_PROPOSAL_STATES)[number]

export const TIER_PROPOSAL_STATE_NAMES: Readonly<Record<TierProposalState, string>> = {
  PROPOSED: 'Waits for a second person',
  CONFIRMED: 'Confirmed',
  DECLINED: 'Declined',
}
