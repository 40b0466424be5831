import type { Range } from './limits.ts'
import { RISK_TIERS, type RiskTier } from './registration.ts'
import { CLOCK_PROFILES, DUE_SOON_DAYS } from './review-clock.ts'
import { type GovernanceStage, stageRule } from './stage.ts'

/** Who may waive a stage, from nobody to everybody who decides it. */
export const WAIVER_RIGHTS = ['NOBODY', 'APP_ADMIN', 'STAGE_OWNER'] as const
export type WaiverRight = (typeof WAIVER_RIGHTS)[number]

export const WAIVER_RIGHT_NAMES: Readonly<Record<WaiverRight, string>> = {
  NOBODY: 'Nobody',
  APP_ADMIN: 'App admin only',
  STAGE_OWNER: 'Whoever decides the stage',
}

/** The stages a hospital may let people waive. Who a vendor is and whether an app is safe is always looked at (R264). */
export const WAIVABLE_STAGES = ['TECHNICAL_VALIDATION', 'CONTRACT_SCOPES', 'PILOT'] as const
export type WaivableStage = (typeof WAIVABLE_STAGES)[number]

/** The risks at which anything may be waived at all: never where it is critical. */
export const WAIVER_TIERS = ['LOW', 'MODERATE', 'HIGH'] as const
export type WaiverTier = (typeof WAIVER_TIERS)[number]

/** Who may waive one stage at one risk. */
export interface WaiverRule {
  readonly stage: WaivableStage
  readonly riskTier: WaiverTier
  readonly right: WaiverRight
}

/** A number of the policy: what it may be, and what every hospital starts with. */
interface PolicyNumberRule extends Range {
  readonly first: number
  readonly name: string
  readonly unit: 'BUSINESS_DAYS' | 'DAYS' | 'MONTHS'
}

const { PATIENT_FACING, HOSPITAL } = CLOCK_PROFILES

/**
 * The numbers of the policy. A hospital may be quicker with patient-facing apps than the law asks (45 CFR 170.404(b)(1)),
 * and not slower.
 */
const NUMBERS = {
  patientAuthenticityDays: businessDays('Patient-facing apps: verification of authenticity', {
    min: 1,
    max: PATIENT_FACING.authenticityDays,
    first: PATIENT_FACING.authenticityDays,
  }),
  patientRegistrationDays: businessDays('Patient-facing apps: registration', {
    min: 1,
    max: PATIENT_FACING.registrationDays,
    first: PATIENT_FACING.registrationDays,
  }),
  authenticityDays: businessDays('Other apps: verification of authenticity', {
    min: 1,
    max: 60,
    first: HOSPITAL.authenticityDays,
  }),
  registrationDays: businessDays('Other apps: registration', {
    min: 1,
    max: 250,
    first: HOSPITAL.registrationDays,
  }),
  intakeDays: stageDays('INTAKE'),
  securityDays: stageDays('SECURITY_PRIVACY'),
  technicalDays: stageDays('TECHNICAL_VALIDATION'),
  contractDays: stageDays('CONTRACT_SCOPES'),
  pilotDays: stageDays('PILOT'),
  launchDays: stageDays('PRODUCTION_LAUNCH'),
  dueSoonDays: businessDays('Reminder before a stage is due', {
    min: 1,
    max: 10,
    first: DUE_SOON_DAYS,
  }),
  escalationDays: businessDays('Overdue before the app admin is told', {
    min: 0,
    max: 20,
    first: 0,
  }),
  recertificationMonths: {
    min: 3,
    max: 24,
    first: 12,
    name: 'Re-certification every',
    unit: 'MONTHS',
  },
  recertificationOpensDays: {
    min: 14,
    max: 60,
    first: 30,
    name: 'Re-certification opens before it is due',
    unit: 'DAYS',
  },
  attestationGraceDays: {
    min: 0,
    max: 90,
    first: 0,
    name: 'Grace after new attestation terms',
    unit: 'DAYS',
  },
  /** 90 days at first: a department plans by the quarter, and whoever opens an app every few weeks sees the notice in it. */
  sunsetNoticeDays: {
    min: 14,
    max: 365,
    first: 90,
    name: 'Notice before an app ends',
    unit: 'DAYS',
  },
} as const satisfies Record<string, PolicyNumberRule>

/** A yes or no of the policy, and what every hospital starts with. */
interface PolicySwitchRule {
  readonly first: boolean
  readonly name: string
  readonly help: string
}

/** The yes and no of the policy. */
const SWITCHES = {
  /** No at first: most suspensions are short, and whoever is not using the app would worry without need (LIFECYCLE D3). */
  tellsUsersOfSuspension: {
    first: false,
    name: 'Tell the people who allowed an app when it is suspended, and when it is in use again',
    help: 'Its vendor, security officers and departments are told in any case. People read what it means for them, and not the reason.',
  },
} as const satisfies Record<string, PolicySwitchRule>

export type PolicySwitch = keyof typeof SWITCHES
export const POLICY_SWITCHES: Readonly<Record<PolicySwitch, PolicySwitchRule>> = SWITCHES

export type PolicyNumber = keyof typeof NUMBERS
export const POLICY_NUMBERS: Readonly<Record<PolicyNumber, PolicyNumberRule>> = NUMBERS

/** The numbers in the order of the page. */
export const POLICY_NUMBER_IDS: readonly PolicyNumber[] = Object.keys(NUMBERS).filter(isNumber)
export const POLICY_SWITCH_IDS: readonly PolicySwitch[] = Object.keys(SWITCHES).filter(isSwitch)

/** What a hospital decides about its governance: numbers, who is told, and who may waive what. */
export interface GovernancePolicy
  extends Readonly<Record<PolicyNumber, number> & Record<PolicySwitch, boolean>> {
  readonly waivers: readonly WaiverRule[]
}

/** Which number says how long a stage has; the others have a date of their own, or none. */
export const DAYS_OF_STAGE: Readonly<Partial<Record<GovernanceStage, PolicyNumber>>> = {
  INTAKE: 'intakeDays',
  SECURITY_PRIVACY: 'securityDays',
  TECHNICAL_VALIDATION: 'technicalDays',
  CONTRACT_SCOPES: 'contractDays',
  PILOT: 'pilotDays',
  PRODUCTION_LAUNCH: 'launchDays',
}

/** What every hospital starts with: version 1 of its policy. */
export const FIRST_POLICY: GovernancePolicy = {
  patientAuthenticityDays: NUMBERS.patientAuthenticityDays.first,
  patientRegistrationDays: NUMBERS.patientRegistrationDays.first,
  authenticityDays: NUMBERS.authenticityDays.first,
  registrationDays: NUMBERS.registrationDays.first,
  intakeDays: NUMBERS.intakeDays.first,
  securityDays: NUMBERS.securityDays.first,
  technicalDays: NUMBERS.technicalDays.first,
  contractDays: NUMBERS.contractDays.first,
  pilotDays: NUMBERS.pilotDays.first,
  launchDays: NUMBERS.launchDays.first,
  dueSoonDays: NUMBERS.dueSoonDays.first,
  escalationDays: NUMBERS.escalationDays.first,
  recertificationMonths: NUMBERS.recertificationMonths.first,
  recertificationOpensDays: NUMBERS.recertificationOpensDays.first,
  attestationGraceDays: NUMBERS.attestationGraceDays.first,
  sunsetNoticeDays: NUMBERS.sunsetNoticeDays.first,
  tellsUsersOfSuspension: SWITCHES.tellsUsersOfSuspension.first,
  waivers: WAIVABLE_STAGES.flatMap((stage) =>
    WAIVER_TIERS.map((riskTier) => ({ stage, riskTier, right: firstRight(stage, riskTier) })),
  ),
}

/** Says who may waive a stage at a risk by one policy; what it does not name, nobody may. */
export function waiverRight(
  { waivers }: Pick<GovernancePolicy, 'waivers'>,
  stage: GovernanceStage,
  riskTier: RiskTier,
): WaiverRight {
  const found = waivers.find((rule) => rule.stage === stage && rule.riskTier === riskTier)
  return found?.right ?? 'NOBODY'
}

/** Reads how many business days a stage has; null where its date comes from elsewhere. */
export function daysOfStage(policy: GovernancePolicy, stage: GovernanceStage): number | null {
  const name = DAYS_OF_STAGE[stage]
  return name === undefined ? null : policy[name]
}

function firstRight(stage: GovernanceStage, riskTier: RiskTier): WaiverRight {
  const highest = stageRule(stage).waivableUpTo
  const isWaivable = highest && RISK_TIERS.indexOf(riskTier) <= RISK_TIERS.indexOf(highest)
  return isWaivable ? 'STAGE_OWNER' : 'NOBODY'
}

function businessDays(name: string, range: Range & { first: number }): PolicyNumberRule {
  return { ...range, name, unit: 'BUSINESS_DAYS' }
}

function stageDays(stage: GovernanceStage): PolicyNumberRule {
  const { name, days } = stageRule(stage)
  return businessDays(name, { min: 1, max: 120, first: days ?? 1 })
}

function isNumber(name: string): name is PolicyNumber {
  return name in NUMBERS
}

function isSwitch(name: string): name is PolicySwitch {
  return name in SWITCHES
}
