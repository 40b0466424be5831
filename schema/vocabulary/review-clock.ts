/** Under which clock a review runs: the law's for what patients use, or the hospital's own. */
export const CLOCK_PROFILE_IDS = ['PATIENT_FACING', 'HOSPITAL'] as const
export type ClockProfile = (typeof CLOCK_PROFILE_IDS)[number]

/** What is counted down: who is behind the app, then the decision about it. */
export const CLOCK_PHASES = ['AUTHENTICITY', 'REGISTRATION'] as const
export type ClockPhase = (typeof CLOCK_PHASES)[number]

export const CLOCK_PHASE_NAMES: Readonly<Record<ClockPhase, string>> = {
  AUTHENTICITY: 'Verification of authenticity',
  REGISTRATION: 'Registration of the app',
}

interface ProfileDays {
  readonly name: string
  /** Business days from submission until intake is passed. */
  readonly authenticityDays: number
  /** Business days from there until the app is registered or refused. */
  readonly registrationDays: number
}

/**
 * The time a hospital gives itself. For patient-facing apps it is the law's (45 CFR 170.404(b)(1): ten business days to
 * verify authenticity, five to register); for others the sum of the stages that follow intake.
 */
export const CLOCK_PROFILES: Readonly<Record<ClockProfile, ProfileDays>> = {
  PATIENT_FACING: { name: 'Patient-facing app', authenticityDays: 10, registrationDays: 5 },
  HOSPITAL: { name: 'Other app', authenticityDays: 10, registrationDays: 50 },
}

/** What moves a version hands the ball to: the names of its transitions in the audit trail. */
export const BALL_MOVES = {
  'app-version.submit': 'HOSPITAL',
  'app-version.resubmit': 'HOSPITAL',
  'app-version.request-changes': 'VENDOR',
  'app-version.withdraw': 'VENDOR',
  'app-version.approve': 'NOBODY',
  'app-version.reject': 'NOBODY',
} as const

/** How long before the end somebody is reminded, in business days. */
export const DUE_SOON_DAYS = 2
