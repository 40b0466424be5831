/** Where an app runs (R062). */
export const OPERATING_SYSTEMS = ['WEB', 'IOS', 'ANDROID'] as const
export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number]
export const OPERATING_SYSTEM_NAMES: Readonly<Record<OperatingSystem, string>> = {
  WEB: 'Web',
  IOS: 'iOS',
  ANDROID: 'Android',
}

/** Who an app is made for (R071). */
export const AUDIENCES = ['PAYER', 'PROVIDER', 'PHARMA', 'PATIENT', 'DEVELOPER'] as const
export type Audience = (typeof AUDIENCES)[number]
export const AUDIENCE_NAMES: Readonly<Record<Audience, string>> = {
  PAYER: 'Payer',
  PROVIDER: 'Provider',
  PHARMA: 'Pharma',
  PATIENT: 'Patient',
  DEVELOPER: 'Developer',
}

/** What an app is used for (R072). */
export const APP_USES = [
  'HEALTH_AND_THERAPY_MANAGEMENT',
  'PROVIDER_CARE_COORDINATION',
  'CLINICAL_APPLICATIONS',
  'RESEARCH',
  'DATA_MONITORING_ANALYSIS',
] as const
export type AppUse = (typeof APP_USES)[number]
export const APP_USE_NAMES: Readonly<Record<AppUse, string>> = {
  HEALTH_AND_THERAPY_MANAGEMENT: 'Health & Therapy Management',
  PROVIDER_CARE_COORDINATION: 'Provider Care Coordination',
  CLINICAL_APPLICATIONS: 'Clinical Applications',
  RESEARCH: 'Research',
  DATA_MONITORING_ANALYSIS: 'Data Monitoring Analysis',
}

/** The clinical intent of an app; each has its default scopes (R218). */
export const INTENT_LABELS = [
  'OPERATIONAL',
  'CLINICAL_DECISION_SUPPORT',
  'PATIENT_ENGAGEMENT',
  'RESEARCH',
] as const
export type IntentLabel = (typeof INTENT_LABELS)[number]
export const INTENT_LABEL_NAMES: Readonly<Record<IntentLabel, string>> = {
  OPERATIONAL: 'Operational',
  CLINICAL_DECISION_SUPPORT: 'Clinical decision support',
  PATIENT_ENGAGEMENT: 'Patient engagement',
  RESEARCH: 'Research',
}

/** The FHIR versions an app can read (R073). */
export const FHIR_VERSIONS = ['DSTU1', 'DSTU2', 'STU3', 'R4'] as const
export type FhirVersion = (typeof FHIR_VERSIONS)[number]
export const FHIR_VERSION_NAMES: Readonly<Record<FhirVersion, string>> = {
  DSTU1: 'DSTU1',
  DSTU2: 'DSTU2',
  STU3: 'STU3',
  R4: 'R4',
}

/** What a vendor claims to comply with; a claim may lead to a request for documents (R074, R075). */
export const COMPLIANCE_CLAIMS = [
  'HIPAA',
  'GDPR',
  'CARIN_CODE_OF_CONDUCT',
  'ONC_MODEL_PRIVACY_NOTICE',
] as const
export type ComplianceClaim = (typeof COMPLIANCE_CLAIMS)[number]
export const COMPLIANCE_CLAIM_NAMES: Readonly<Record<ComplianceClaim, string>> = {
  HIPAA: 'HIPAA',
  GDPR: 'GDPR',
  CARIN_CODE_OF_CONDUCT: 'CARIN Code of Conduct',
  ONC_MODEL_PRIVACY_NOTICE: 'ONC Model Privacy Notice',
}

/** How an app proves itself to the authorization server (SMART App Launch 2.2, client types). */
export const CLIENT_TYPES = [
  'PUBLIC',
  'CONFIDENTIAL_SYMMETRIC',
  'CONFIDENTIAL_ASYMMETRIC',
  'BACKEND_SERVICE',
] as const
export type ClientType = (typeof CLIENT_TYPES)[number]
export const CLIENT_TYPE_NAMES: Readonly<Record<ClientType, string>> = {
  PUBLIC: 'Public',
  CONFIDENTIAL_SYMMETRIC: 'Confidential, with a secret',
  CONFIDENTIAL_ASYMMETRIC: 'Confidential, with a key pair',
  BACKEND_SERVICE: 'Backend service',
}

/** What an app wants its ID tokens signed with; SMART App Launch 2.2 has every app understand the first. */
export const ID_TOKEN_ALGORITHMS = ['RS256', 'ES256'] as const
export type IdTokenAlgorithm = (typeof ID_TOKEN_ALGORITHMS)[number]
export const ID_TOKEN_ALGORITHM_NAMES: Readonly<Record<IdTokenAlgorithm, string>> = {
  RS256: 'RS256, which every library knows',
  ES256: 'ES256, elliptic curves and shorter',
}

/** How an app starts. */
export const LAUNCH_MODES = ['EHR', 'STANDALONE', 'BACKEND'] as const
export type LaunchMode = (typeof LAUNCH_MODES)[number]
export const LAUNCH_MODE_NAMES: Readonly<Record<LaunchMode, string>> = {
  EHR: 'From the hospital system',
  STANDALONE: 'On its own',
  BACKEND: 'Without a person',
}

/** Who runs an app (R227). */
export const RUNTIME_MODELS = ['VENDOR_SAAS', 'HOSPITAL_HOSTED', 'HYBRID'] as const
export type RuntimeModel = (typeof RUNTIME_MODELS)[number]
export const RUNTIME_MODEL_NAMES: Readonly<Record<RuntimeModel, string>> = {
  VENDOR_SAAS: 'Run by the vendor',
  HOSPITAL_HOSTED: 'Run by the hospital',
  HYBRID: 'Run by both',
}

/** Where a client is valid; part of the client, never inferred. */
export const ENVIRONMENTS = ['SANDBOX', 'PILOT', 'PRODUCTION'] as const
export type Environment = (typeof ENVIRONMENTS)[number]
export const ENVIRONMENT_NAMES: Readonly<Record<Environment, string>> = {
  SANDBOX: 'Sandbox',
  PILOT: 'Pilot',
  PRODUCTION: 'Production',
}

/** How much harm a mistake could do, lowest first. */
export const RISK_TIERS = ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'] as const
export type RiskTier = (typeof RISK_TIERS)[number]
export const RISK_TIER_NAMES: Readonly<Record<RiskTier, string>> = {
  LOW: 'Low',
  MODERATE: 'Moderate',
  HIGH: 'High',
  CRITICAL: 'Critical',
}

/** The answer to the attestation; declining never stops a registration (R082). */
export const ATTESTATION_ANSWERS = ['ACCEPTED', 'DECLINED'] as const
export type AttestationAnswer = (typeof ATTESTATION_ANSWERS)[number]
export const ATTESTATION_ANSWER_NAMES: Readonly<Record<AttestationAnswer, string>> = {
  ACCEPTED: 'Accepted',
  DECLINED: 'Declined',
}

/** Why a version was rejected. There is no code for a declined attestation (R082). */
export const REJECTION_CODES = [
  'INCOMPLETE',
  'AUTHENTICITY_NOT_VERIFIED',
  'SECURITY_RISK',
  'SCOPE_NOT_JUSTIFIED',
  'TECHNICAL_FAILURE',
  'TERMS_VIOLATION',
  'DUPLICATE',
  'OTHER',
] as const
export type RejectionCode = (typeof REJECTION_CODES)[number]
export const REJECTION_CODE_NAMES: Readonly<Record<RejectionCode, string>> = {
  INCOMPLETE: 'The submission is incomplete',
  AUTHENTICITY_NOT_VERIFIED: 'The vendor could not be verified',
  SECURITY_RISK: 'Security risk',
  SCOPE_NOT_JUSTIFIED: 'Access asked for is not justified',
  TECHNICAL_FAILURE: 'Technical failure',
  TERMS_VIOLATION: 'Violates the terms',
  DUPLICATE: 'Duplicate of another app',
  OTHER: 'Other',
}

/** What a reviewer decided about one scope. */
export const SCOPE_DECISIONS = ['PENDING', 'GRANTED', 'NARROWED', 'REFUSED'] as const
export type ScopeDecision = (typeof SCOPE_DECISIONS)[number]
export const SCOPE_DECISION_NAMES: Readonly<Record<ScopeDecision, string>> = {
  PENDING: 'Not decided',
  GRANTED: 'Granted',
  NARROWED: 'Narrowed',
  REFUSED: 'Refused',
}

/** What a preview of the consent page is written from: what a version asks for, or what was decided about that. */
export const CONSENT_PREVIEWS = ['ASKED', 'DECIDED'] as const
export type ConsentPreviewOf = (typeof CONSENT_PREVIEWS)[number]

/** The legal kind of a vendor (R009). */
export const VENDOR_KINDS = ['INDIVIDUAL', 'BUSINESS'] as const
export type VendorKind = (typeof VENDOR_KINDS)[number]
export const VENDOR_KIND_NAMES: Readonly<Record<VendorKind, string>> = {
  INDIVIDUAL: 'Individual',
  BUSINESS: 'Business',
}

/** Who can read a message on a version. */
export const MESSAGE_VISIBILITIES = ['DEVELOPER_AND_REVIEWERS', 'REVIEWERS_ONLY'] as const
export type MessageVisibility = (typeof MESSAGE_VISIBILITIES)[number]
export const MESSAGE_VISIBILITY_NAMES: Readonly<Record<MessageVisibility, string>> = {
  DEVELOPER_AND_REVIEWERS: 'Developer and reviewers',
  REVIEWERS_ONLY: 'Reviewers only',
}

/**
 * The only grounds on which an app for patients may be turned away.
 *
 * A declined attestation is never one of them (R082).
 */
export const PATIENT_APP_REJECTION_CODES: readonly RejectionCode[] = [
  'AUTHENTICITY_NOT_VERIFIED',
  'SECURITY_RISK',
  'TECHNICAL_FAILURE',
]
