import type { Range } from './limits.ts'
import type { AppUse, IntentLabel, RiskTier } from './registration.ts'

/** What a rule of the data policy does. Each kind takes away, and none adds (R221, R222, R224). */
export const DATA_RULE_KINDS = [
  'ONLY_OPEN',
  'CLOSE',
  'REDACT',
  'HIDE_LABELLED',
  'RATE_LIMIT',
] as const
export type DataRuleKind = (typeof DATA_RULE_KINDS)[number]
export const DATA_RULE_KIND_NAMES: Readonly<Record<DataRuleKind, string>> = {
  ONLY_OPEN: 'Open only some types',
  CLOSE: 'Close types or interactions',
  REDACT: 'Take elements out of answers',
  HIDE_LABELLED: 'Hide what carries a security label',
  RATE_LIMIT: 'Limit how often apps may ask',
}

/** The interactions a rule can close, in the words of FHIR. @see https://hl7.org/fhir/R4/http.html */
export const POLICY_INTERACTIONS = [
  'READ',
  'VREAD',
  'HISTORY',
  'SEARCH',
  'EVERYTHING',
  'CREATE',
  'UPDATE',
  'PATCH',
  'DELETE',
] as const
export type PolicyInteraction = (typeof POLICY_INTERACTIONS)[number]
export const POLICY_INTERACTION_NAMES: Readonly<Record<PolicyInteraction, string>> = {
  READ: 'Read',
  VREAD: 'Read an old version',
  HISTORY: 'History',
  SEARCH: 'Search',
  EVERYTHING: 'Everything of a patient',
  CREATE: 'Create',
  UPDATE: 'Update',
  PATCH: 'Patch',
  DELETE: 'Delete',
}

/** What a rule can ask of the app, the person and the department it meets. */
export const AUDIENCE_FACTS = [
  'APP_USE',
  'RISK_TIER',
  'PURPOSE',
  'USER_KIND',
  'DEPARTMENT',
] as const
export type AudienceFact = (typeof AUDIENCE_FACTS)[number]
export const AUDIENCE_FACT_NAMES: Readonly<Record<AudienceFact, string>> = {
  APP_USE: 'Use of the app',
  RISK_TIER: 'Risk of the app',
  PURPOSE: 'Purpose of use',
  USER_KIND: 'Who uses it',
  DEPARTMENT: 'Department that has the app',
}

export const AUDIENCE_MATCHES = ['ANY_OF', 'NONE_OF'] as const
export type AudienceMatch = (typeof AUDIENCE_MATCHES)[number]
export const AUDIENCE_MATCH_NAMES: Readonly<Record<AudienceMatch, string>> = {
  ANY_OF: 'is one of',
  NONE_OF: 'is none of',
}

/** In whose name an app asks. */
export const DATA_USER_KINDS = ['PATIENT', 'REPRESENTATIVE', 'STAFF', 'SERVICE'] as const
export type DataUserKind = (typeof DATA_USER_KINDS)[number]
export const DATA_USER_KIND_NAMES: Readonly<Record<DataUserKind, string>> = {
  PATIENT: 'Patients, about themselves',
  REPRESENTATIVE: 'People who act for a patient',
  STAFF: 'People who work here',
  SERVICE: 'Nobody: a service',
}

/** One condition on whom a rule meets; a rule meets those for whom every condition holds. */
export interface AudienceCondition {
  readonly fact: AudienceFact
  readonly match: AudienceMatch
  readonly values: readonly string[]
}

/** One rule of the data policy. What a kind has no use for stays empty. */
export interface DataRule {
  /** Names the rule in refusals and audit rows; stays when its words change. */
  readonly key: string
  readonly kind: DataRuleKind
  /** FHIR types; none means all of them. */
  readonly resourceTypes: readonly string[]
  /** Of a CLOSE; none means all of them. */
  readonly interactions: readonly PolicyInteraction[]
  /** Of a REDACT: `Patient.identifier.where(system = '…')`, `Observation.value[x]`. */
  readonly elements: readonly string[]
  /** Of a HIDE_LABELLED: `R`, or `system|R`. */
  readonly labels: readonly string[]
  /** Of a HIDE_LABELLED: a granted scope that names the label (`?_security=R`) opens it. */
  readonly opensByScope: boolean
  /** Of a RATE_LIMIT: requests in a minute; null for no limit. */
  readonly perApp: number | null
  readonly perToken: number | null
  readonly audience: readonly AudienceCondition[]
  /** Said to whoever is refused. */
  readonly reason: string
}

/** The whole of a data policy. */
export interface DataPolicyContent {
  readonly rules: readonly DataRule[]
  /** How to ask for more: a sentence, and a page or nothing. */
  readonly askText: string
  readonly askUrl: string | null
}

/** How far a version of the policy is. */
export const DATA_POLICY_STATES = ['DRAFT', 'PREVIEWED', 'PUBLISHED', 'DISCARDED'] as const
export type DataPolicyState = (typeof DATA_POLICY_STATES)[number]
export const DATA_POLICY_STATE_NAMES: Readonly<Record<DataPolicyState, string>> = {
  DRAFT: 'Draft',
  PREVIEWED: 'Previewed',
  PUBLISHED: 'Published',
  DISCARDED: 'Discarded',
}

export const DATA_POLICY_LIMITS = {
  key: { min: 1, max: 60 },
  reason: { min: 10, max: 300 },
  element: { min: 3, max: 200 },
  label: { min: 1, max: 200 },
  department: { min: 2, max: 120 },
  askText: { min: 10, max: 300 },
  askUrl: { min: 0, max: 2000 },
  summary: { min: 10, max: 1000 },
} as const satisfies Record<string, Range>

export const DATA_POLICY_COUNTS = {
  rules: { min: 0, max: 50 },
  resourceTypes: { min: 0, max: 150 },
  elements: { min: 1, max: 50 },
  labels: { min: 1, max: 30 },
  audience: { min: 0, max: 5 },
  audienceValues: { min: 1, max: 30 },
  /** Requests in a minute. */
  rate: { min: 1, max: 100_000 },
  /** Days of the audit trail that a preview replays. */
  previewDays: { min: 1, max: 90 },
} as const satisfies Record<string, Range>

/** What is known of who asks; undefined is not known, and then a rule holds as if its condition did. */
export interface CallerFacts {
  readonly uses: readonly AppUse[] | undefined
  readonly riskTier: RiskTier | undefined
  readonly purpose: IntentLabel | undefined
  readonly userKind: DataUserKind | undefined
  /** Keys of the departments that have the app; the person's own where those are known. */
  readonly departments: readonly string[] | undefined
}
