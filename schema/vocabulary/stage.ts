import type { ArtifactKind } from './decision-artifact.ts'
import type { RiskTier } from './registration.ts'
import type { TemplateKind } from './review-template.ts'
import type { Role } from './role.ts'

/** The governance stages, in order. */
export const GOVERNANCE_STAGES = [
  'INTAKE',
  'SECURITY_PRIVACY',
  'TECHNICAL_VALIDATION',
  'CONTRACT_SCOPES',
  'PILOT',
  'PRODUCTION_LAUNCH',
  'MONITORING',
  'RECERTIFICATION',
] as const
export type GovernanceStage = (typeof GOVERNANCE_STAGES)[number]

/** How far one stage of one version is. */
export const STAGE_STATES = ['NOT_STARTED', 'IN_PROGRESS', 'PASSED', 'FAILED', 'WAIVED'] as const
export type StageState = (typeof STAGE_STATES)[number]

/** One governance stage: who owns it, what opens it, what it leaves behind. */
export interface StageRule {
  readonly stage: GovernanceStage
  readonly name: string
  readonly owners: readonly Role[]
  /** Stages that have to be passed or waived first; empty when submission opens it. */
  readonly after: readonly GovernanceStage[]
  readonly startsWhen: string
  readonly artifact: string
  readonly onPass: string
  /** Business days until it is due; null where the date comes from elsewhere. */
  readonly days: number | null
  /** Where its checklist comes from; null when there is nothing to tick. */
  readonly template: TemplateKind | null
  /** What its decision leaves behind, written by the platform from the checklist and the words of who decides. */
  readonly record: ArtifactKind
  /** What has to be filed before it starts. */
  readonly startsWith: readonly ArtifactKind[]
  /** What has to be filed before it is passed, besides its record. */
  readonly passesWith: readonly ArtifactKind[]
  /** The highest risk at which it may be waived with a reason; null where it never is. */
  readonly waivableUpTo: RiskTier | null
  /** Decided by people in review, or by what happens to the version: approval, release, the calendar. */
  readonly isDecidedInReview: boolean
}

const IN_REVIEW = { startsWith: [], passesWith: [], isDecidedInReview: true } as const
const BY_EVENT = {
  startsWith: [],
  passesWith: [],
  waivableUpTo: null,
  isDecidedInReview: false,
} as const

export const STAGES: readonly StageRule[] = [
  {
    ...IN_REVIEW,
    stage: 'INTAKE',
    name: 'Intake',
    owners: ['INTAKE_REVIEWER'],
    after: [],
    startsWhen: 'The version is submitted.',
    artifact: 'Intake form and authenticity record, within 10 business days',
    onPass: 'The vendor is verified and the security stage opens.',
    days: 10,
    template: 'INTAKE_FORM',
    record: 'INTAKE_FORM',
    waivableUpTo: null,
  },
  {
    ...IN_REVIEW,
    stage: 'SECURITY_PRIVACY',
    name: 'Security and privacy',
    owners: ['SECURITY_REVIEWER'],
    after: ['INTAKE'],
    startsWhen: 'Intake is passed.',
    artifact: 'Security and privacy checklist',
    onPass: 'The risk tier is fixed. Before this, nothing of the app may reach a pilot.',
    days: 10,
    template: 'SECURITY_CHECKLIST',
    record: 'SECURITY_CHECKLIST',
    waivableUpTo: null,
  },
  {
    ...IN_REVIEW,
    stage: 'TECHNICAL_VALIDATION',
    name: 'Technical validation',
    owners: ['TECHNICAL_REVIEWER'],
    after: ['INTAKE'],
    startsWhen: 'Intake is passed; runs beside the security stage.',
    artifact: 'Validation run without error, edge cases covered, launch behaviour stated',
    onPass: 'The version is sandbox approved.',
    days: 10,
    template: 'VALIDATION_CHECKLIST',
    record: 'VALIDATION_REPORT',
    waivableUpTo: 'LOW',
  },
  {
    ...IN_REVIEW,
    stage: 'CONTRACT_SCOPES',
    name: 'Contract and scopes',
    owners: ['CONTRACT_REVIEWER', 'SECURITY_REVIEWER'],
    after: ['SECURITY_PRIVACY', 'TECHNICAL_VALIDATION'],
    startsWhen: 'Security and technical validation are passed.',
    artifact: 'Signed data use agreement and a decision for each scope',
    onPass: 'Grants are prepared for the pilot.',
    days: 5,
    template: 'DATA_USE_AGREEMENT',
    record: 'CONTRACT_RECORD',
    passesWith: ['DATA_USE_AGREEMENT'],
    waivableUpTo: 'LOW',
  },
  {
    ...IN_REVIEW,
    stage: 'PILOT',
    name: 'Pilot',
    owners: ['TECHNICAL_REVIEWER', 'CLINICAL_REVIEWER'],
    after: ['CONTRACT_SCOPES'],
    startsWhen: 'Contract and scopes are passed; rollback and deactivation plans are present.',
    artifact: 'Pilot report: users, time to task, chart load delay, incidents',
    onPass: 'The pilot client works for listed users until its grant expires.',
    days: 30,
    template: 'PILOT_REPORT',
    record: 'PILOT_REPORT',
    startsWith: ['DEACTIVATION_PLAN', 'ROLLBACK_PLAN'],
    waivableUpTo: 'HIGH',
  },
  {
    ...BY_EVENT,
    stage: 'PRODUCTION_LAUNCH',
    name: 'Production launch',
    owners: ['APP_ADMIN'],
    after: ['PILOT'],
    startsWhen: 'The pilot is passed, or waived with a reason.',
    artifact: 'Signed launch approval record',
    onPass: 'The version is live.',
    days: 5,
    template: 'LAUNCH_APPROVAL_RECORD',
    record: 'LAUNCH_APPROVAL_RECORD',
  },
  {
    ...BY_EVENT,
    stage: 'MONITORING',
    name: 'Monitoring',
    owners: ['SECURITY_OFFICER', 'VENDOR_OWNER'],
    after: ['PRODUCTION_LAUNCH'],
    startsWhen: 'The version is live.',
    artifact: 'Dashboards, alerts and incidents',
    onPass: 'Runs as long as the version is live.',
    days: null,
    template: null,
    record: 'MONITORING_RECORD',
  },
  {
    ...BY_EVENT,
    stage: 'RECERTIFICATION',
    name: 'Recertification',
    owners: ['SECURITY_REVIEWER'],
    after: ['PRODUCTION_LAUNCH'],
    startsWhen: 'The version has been live for 11 months.',
    artifact: 'Report of granted against used access, and a renewed checklist',
    onPass: 'The next recertification is due in a year.',
    days: null,
    template: 'SECURITY_CHECKLIST',
    record: 'SECURITY_CHECKLIST',
  },
]

const RULES: ReadonlyMap<string, StageRule> = new Map(STAGES.map((rule) => [rule.stage, rule]))

/** Finds the rule of a stage. */
export function stageRule(stage: GovernanceStage): StageRule {
  const rule = RULES.get(stage)
  if (!rule) throw new Error(`There is no stage ${stage}.`)
  return rule
}

/** The stages that have to be passed or waived before a version can be approved (LIFECYCLE D3). */
export const STAGES_BEFORE_APPROVAL: readonly GovernanceStage[] = STAGES.filter(
  ({ isDecidedInReview }) => isDecidedInReview,
).map(({ stage }) => stage)

export const STAGE_STATE_NAMES: Readonly<Record<StageState, string>> = {
  NOT_STARTED: 'Not started',
  IN_PROGRESS: 'In progress',
  PASSED: 'Passed',
  FAILED: 'Failed',
  WAIVED: 'Waived',
}

/** Finds the stages whose decisions belong to any of the given roles. */
export function stagesOwnedBy(roles: readonly Role[]): GovernanceStage[] {
  return STAGES.filter(({ owners }) => owners.some((owner) => roles.includes(owner))).map(
    ({ stage }) => stage,
  )
}
