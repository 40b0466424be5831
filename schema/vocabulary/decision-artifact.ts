/** What decisions leave behind, and what they rest on (R256-R261). */
export const ARTIFACT_KINDS = [
  'INTAKE_FORM',
  'SECURITY_CHECKLIST',
  'VALIDATION_REPORT',
  'DATA_USE_AGREEMENT',
  'CONTRACT_RECORD',
  'DEACTIVATION_PLAN',
  'ROLLBACK_PLAN',
  'PILOT_REPORT',
  'LAUNCH_APPROVAL_RECORD',
  'MONITORING_RECORD',
  'WAIVER',
  'OTHER',
] as const
export type ArtifactKind = (typeof ARTIFACT_KINDS)[number]

export const ARTIFACT_KIND_NAMES: Readonly<Record<ArtifactKind, string>> = {
  INTAKE_FORM: 'Intake form',
  SECURITY_CHECKLIST: 'Security and privacy checklist',
  VALIDATION_REPORT: 'Validation report',
  DATA_USE_AGREEMENT: 'Data use agreement',
  CONTRACT_RECORD: 'Record of contract and scopes',
  DEACTIVATION_PLAN: 'Deactivation plan',
  ROLLBACK_PLAN: 'Rollback plan',
  PILOT_REPORT: 'Pilot report',
  LAUNCH_APPROVAL_RECORD: 'Launch approval record',
  MONITORING_RECORD: 'Monitoring record',
  WAIVER: 'Waiver',
  OTHER: 'Other',
}

/** What people file by hand; the records of decisions are written by the platform. */
export const FILED_ARTIFACT_KINDS = [
  'DATA_USE_AGREEMENT',
  'DEACTIVATION_PLAN',
  'ROLLBACK_PLAN',
  'OTHER',
] as const satisfies readonly ArtifactKind[]

/** The plans without which nothing goes live (R261). */
export const PLANS_BEFORE_LAUNCH = [
  'DEACTIVATION_PLAN',
  'ROLLBACK_PLAN',
] as const satisfies readonly ArtifactKind[]
