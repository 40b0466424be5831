/** How far the review of a version carries (R318), lowest first. */
export const CERTIFICATION_LEVELS = ['NONE', 'BASIC', 'CERTIFIED'] as const
export type CertificationLevel = (typeof CERTIFICATION_LEVELS)[number]

export const CERTIFICATION_LEVEL_NAMES: Readonly<Record<CertificationLevel, string>> = {
  NONE: 'Not certified',
  BASIC: 'Reviewed',
  CERTIFIED: 'Certified',
}

/** What each level says, in words for everybody. */
export const CERTIFICATION_LEVEL_MEANINGS: Readonly<Record<CertificationLevel, string>> = {
  NONE: 'This version is not live.',
  BASIC: 'The hospital reviewed this version and lets people use it.',
  CERTIFIED:
    'This version passed every stage of the review without exception, its maker accepted the privacy and security terms, and it is looked at again in time.',
}

/** What a level rests on, each checked against what is on record. */
export const CERTIFICATION_CRITERIA = [
  'LIVE',
  'STAGES_PASSED',
  'NO_WAIVER',
  'TERMS_ACCEPTED',
  'RECERTIFIED_IN_TIME',
] as const
export type CertificationCriterion = (typeof CERTIFICATION_CRITERIA)[number]

export const CERTIFICATION_CRITERION_NAMES: Readonly<Record<CertificationCriterion, string>> = {
  LIVE: 'The version is live',
  STAGES_PASSED: 'Every stage of the review was passed',
  NO_WAIVER: 'No stage was waived',
  TERMS_ACCEPTED: 'The vendor accepted the privacy and security terms',
  RECERTIFIED_IN_TIME: 'No re-certification is overdue',
}
