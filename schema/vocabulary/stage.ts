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
}

export const STAGES: readonly StageRule[] = [
  {
    stage: 'INTAKE',
    name: 'Intake',
    owners: ['INTAKE_REVIEWER'],
    after: [],
    startsWhen: 'The version is submitted.',
    artifact: 'Intake form and authenticity record, within 10 business days',
    onPass: 'The vendor is verified and the security stage opens.',
  },
  {
    stage: 'SECURITY_PRIVACY',
    name: 'Security and privacy',
    owners: ['SECURITY_REVIEWER'],
    after: ['INTAKE'],
    startsWhen: 'Intake is passed.',
    artifact: 'Security and privacy checklist',
    onPass: 'The risk tier is fixed. Before this, nothing of the app may reach a pilot.',
  },
  {
    stage: 'TECHNICAL_VALIDATION',
    name: 'Technical validation',
    owners: ['TECHNICAL_REVIEWER'],
    after: ['INTAKE'],
    startsWhen: 'Intake is passed; runs beside the security stage.',
    artifact: 'Validation run without error, edge cases covered, launch behaviour stated',
    onPass: 'The version is sandbox approved.',
  },
  {
    stage: 'CONTRACT_SCOPES',
    name: 'Contract and scopes',
    owners: ['CONTRACT_REVIEWER', 'SECURITY_REVIEWER'],
    after: ['SECURITY_PRIVACY', 'TECHNICAL_VALIDATION'],
    startsWhen: 'Security and technical validation are passed.',
    artifact: 'Signed data use agreement and a decision for each scope',
    onPass: 'Grants are prepared for the pilot.',
  },
  {
    stage: 'PILOT',
    name: 'Pilot',
    owners: ['TECHNICAL_REVIEWER', 'CLINICAL_REVIEWER'],
    after: ['CONTRACT_SCOPES'],
    startsWhen: 'Contract and scopes are passed; rollback and deactivation plans are present.',
    artifact: 'Pilot report: users, time to task, chart load delay, incidents',
    onPass: 'The pilot client works for listed users until its grant expires.',
  },
  {
    stage: 'PRODUCTION_LAUNCH',
    name: 'Production launch',
    owners: ['APP_ADMIN'],
    after: ['PILOT'],
    startsWhen: 'The pilot is passed, or waived with a reason.',
    artifact: 'Signed launch approval record',
    onPass: 'The version is live.',
  },
  {
    stage: 'MONITORING',
    name: 'Monitoring',
    owners: ['SECURITY_OFFICER', 'VENDOR_OWNER'],
    after: ['PRODUCTION_LAUNCH'],
    startsWhen: 'The version is live.',
    artifact: 'Dashboards, alerts and incidents',
    onPass: 'Runs as long as the version is live.',
  },
  {
    stage: 'RECERTIFICATION',
    name: 'Recertification',
    owners: ['SECURITY_REVIEWER'],
    after: ['PRODUCTION_LAUNCH'],
    startsWhen: 'The version has been live for 11 months.',
    artifact: 'Report of granted against used access, and a renewed checklist',
    onPass: 'The next recertification is due in a year.',
  },
]

/** Finds the stages whose decisions belong to any of the given roles. */
export function stagesOwnedBy(roles: readonly Role[]): GovernanceStage[] {
  return STAGES.filter(({ owners }) => owners.some((owner) => roles.includes(owner))).map(
    ({ stage }) => stage,
  )
}
