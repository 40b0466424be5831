import { registerEnumType } from 'type-graphql'
import { ACTIVATION_ANSWERS, ACTIVATION_STATES } from '../vocabulary/activation.ts'
import { APP_REQUEST_STATES } from '../vocabulary/app-request.ts'
import {
  APP_VERSION_STATUSES,
  MARKETPLACE_LABELS,
  REVIEW_STATES,
} from '../vocabulary/app-status.ts'
import { APP_VERSION_TRANSITIONS } from '../vocabulary/app-transition.ts'
import { CERTIFICATION_CRITERIA, CERTIFICATION_LEVELS } from '../vocabulary/certification.ts'
import * as dataPolicy from '../vocabulary/data-policy.ts'
import { POLICY_EFFECTS } from '../vocabulary/data-policy-preview.ts'
import { ARTIFACT_KINDS } from '../vocabulary/decision-artifact.ts'
import { DEPRECATION_STATUSES } from '../vocabulary/deprecation.ts'
import { DOCS_SECTIONS } from '../vocabulary/docs-section.ts'
import { DOCUMENT_FINDINGS, DOCUMENT_SCAN_STATES } from '../vocabulary/document.ts'
import { FHIR_BASE_VERSIONS } from '../vocabulary/fhir-base-version.ts'
import { WAIVER_RIGHTS } from '../vocabulary/governance-policy.ts'
import { INCIDENT_KINDS, INCIDENT_STEPS } from '../vocabulary/incident.ts'
import { CLIENT_ENVIRONMENTS, LAUNCH_ENVIRONMENTS } from '../vocabulary/launch-environment.ts'
import { LISTING_VISIBILITIES } from '../vocabulary/listing-visibility.ts'
import { NOTICE_MAILS, NOTICES, noticeKind } from '../vocabulary/notice.ts'
import { LEGAL_LINKS } from '../vocabulary/organization-face.ts'
import {
  PARTNER_CRITERIA,
  PARTNER_TIERS,
  TIER_CHANGES,
  TIER_PROPOSAL_STATES,
} from '../vocabulary/partner.ts'
import { RECERTIFICATION_DECISIONS } from '../vocabulary/recertification.ts'
import * as registration from '../vocabulary/registration.ts'
import { RELEASE_HOLDS, RELEASE_MODES } from '../vocabulary/release-mode.ts'
import { REPRESENTATION_KINDS } from '../vocabulary/representation.ts'
import { CLOCK_PHASES, CLOCK_PROFILE_IDS } from '../vocabulary/review-clock.ts'
import { REVIEW_QUEUE_SORTS } from '../vocabulary/review-queue.ts'
import { POINT_KINDS, TEMPLATE_KINDS } from '../vocabulary/review-template.ts'
import { ROLES, VENDOR_ROLES } from '../vocabulary/role.ts'
import { FACTOR_RESET_STATES, SECOND_FACTOR_RULES } from '../vocabulary/second-factor.ts'
import { SETTINGS_AREAS } from '../vocabulary/settings-area.ts'
import { GOVERNANCE_STAGES, STAGE_STATES } from '../vocabulary/stage.ts'
import { TEXT_CHANGE_KINDS, WORD_CHANGE_KINDS } from '../vocabulary/text-change.ts'
import { TRANSITION_GUARDS } from '../vocabulary/transition-guard.ts'
import { USER_ERROR_CODES } from '../vocabulary/user-error-code.ts'
import { SEVERITIES } from '../vocabulary/validation.ts'
import * as vendorAccount from '../vocabulary/vendor-account.ts'
import { CONTRACT_KINDS, CONTRACT_STATES } from '../vocabulary/vendor-contract.ts'

/** Registers a closed list of the vocabulary as a GraphQL enum whose values are the words themselves. */
function enumOf<const T extends string>(name: string, words: readonly T[]): { [W in T]: W } {
  const values = Object.fromEntries(words.map((word) => [word, word])) as { [W in T]: W }
  registerEnumType(values, { name })
  return values
}

export const AppVersionStatusEnum = enumOf('AppVersionStatus', APP_VERSION_STATUSES)
export const ReviewStateEnum = enumOf('ReviewState', REVIEW_STATES)
export const AppVersionTransitionEnum = enumOf('AppVersionTransition', APP_VERSION_TRANSITIONS)
export const DeprecationStatusEnum = enumOf('DeprecationStatus', DEPRECATION_STATUSES)
export const ReleaseModeEnum = enumOf('ReleaseMode', RELEASE_MODES)
export const ReleaseHoldEnum = enumOf('ReleaseHold', RELEASE_HOLDS)
export const TransitionGuardEnum = enumOf('TransitionGuard', TRANSITION_GUARDS)
export const MarketplaceLabelEnum = enumOf('MarketplaceLabel', MARKETPLACE_LABELS)
export const RepresentationKindEnum = enumOf('RepresentationKind', REPRESENTATION_KINDS)
export const IncidentKindEnum = enumOf('IncidentKind', INCIDENT_KINDS)
export const IncidentStepEnum = enumOf('IncidentStep', INCIDENT_STEPS)
export const LaunchEnvironmentEnum = enumOf('LaunchEnvironment', LAUNCH_ENVIRONMENTS)
export const ClientEnvironmentEnum = enumOf('ClientEnvironment', CLIENT_ENVIRONMENTS)
export const OperatingSystemEnum = enumOf('OperatingSystem', registration.OPERATING_SYSTEMS)
export const AudienceEnum = enumOf('Audience', registration.AUDIENCES)
export const AppUseEnum = enumOf('AppUse', registration.APP_USES)
export const IntentLabelEnum = enumOf('IntentLabel', registration.INTENT_LABELS)
export const FhirVersionEnum = enumOf('FhirVersion', registration.FHIR_VERSIONS)
export const FhirBaseVersionEnum = enumOf('FhirBaseVersion', FHIR_BASE_VERSIONS)
export const ComplianceClaimEnum = enumOf('ComplianceClaim', registration.COMPLIANCE_CLAIMS)
export const ClientTypeEnum = enumOf('ClientType', registration.CLIENT_TYPES)
export const IdTokenAlgorithmEnum = enumOf('IdTokenAlgorithm', registration.ID_TOKEN_ALGORITHMS)
export const LaunchModeEnum = enumOf('LaunchMode', registration.LAUNCH_MODES)
export const RuntimeModelEnum = enumOf('RuntimeModel', registration.RUNTIME_MODELS)
export const WaiverRightEnum = enumOf('WaiverRight', WAIVER_RIGHTS)
export const RiskTierEnum = enumOf('RiskTier', registration.RISK_TIERS)
export const AttestationAnswerEnum = enumOf('AttestationAnswer', registration.ATTESTATION_ANSWERS)
export const TextChangeKindEnum = enumOf('TextChangeKind', TEXT_CHANGE_KINDS)
export const WordChangeKindEnum = enumOf('WordChangeKind', WORD_CHANGE_KINDS)
export const ScopeDecisionEnum = enumOf('ScopeDecision', registration.SCOPE_DECISIONS)
export const ListingVisibilityEnum = enumOf('ListingVisibility', LISTING_VISIBILITIES)
export const ConsentPreviewOfEnum = enumOf('ConsentPreviewOf', registration.CONSENT_PREVIEWS)
export const RejectionCodeEnum = enumOf('RejectionCode', registration.REJECTION_CODES)
export const VendorKindEnum = enumOf('VendorKind', registration.VENDOR_KINDS)
export const VendorRoleEnum = enumOf('VendorRole', VENDOR_ROLES)
export const CorrectableFieldEnum = enumOf('CorrectableField', vendorAccount.CORRECTABLE_FIELDS)
export const CorrectionStateEnum = enumOf('CorrectionState', vendorAccount.CORRECTION_STATES)
export const CallOutcomeEnum = enumOf('CallOutcome', vendorAccount.CALL_OUTCOMES)
export const InvitationStateEnum = enumOf('InvitationState', vendorAccount.INVITATION_STATES)
export const DocsSectionKeyEnum = enumOf('DocsSectionKey', DOCS_SECTIONS)
export const GovernanceStageEnum = enumOf('GovernanceStage', GOVERNANCE_STAGES)
export const StageStateEnum = enumOf('StageState', STAGE_STATES)
export const RecertificationDecisionEnum = enumOf(
  'RecertificationDecision',
  RECERTIFICATION_DECISIONS,
)
export const ClockProfileEnum = enumOf('ClockProfile', CLOCK_PROFILE_IDS)
export const ClockPhaseEnum = enumOf('ClockPhase', CLOCK_PHASES)
export const ReviewQueueSortEnum = enumOf('ReviewQueueSort', REVIEW_QUEUE_SORTS)
export const ArtifactKindEnum = enumOf('ArtifactKind', ARTIFACT_KINDS)
export const TemplateKindEnum = enumOf('TemplateKind', TEMPLATE_KINDS)
export const DataRuleKindEnum = enumOf('DataRuleKind', dataPolicy.DATA_RULE_KINDS)
export const PolicyInteractionEnum = enumOf('PolicyInteraction', dataPolicy.POLICY_INTERACTIONS)
export const AudienceFactEnum = enumOf('AudienceFact', dataPolicy.AUDIENCE_FACTS)
export const AudienceMatchEnum = enumOf('AudienceMatch', dataPolicy.AUDIENCE_MATCHES)
export const DataPolicyStateEnum = enumOf('DataPolicyState', dataPolicy.DATA_POLICY_STATES)
export const PolicyEffectKindEnum = enumOf('PolicyEffectKind', POLICY_EFFECTS)
export const PointKindEnum = enumOf('PointKind', POINT_KINDS)
export const LegalLinkEnum = enumOf('LegalLink', LEGAL_LINKS)
export const SettingsAreaEnum = enumOf('SettingsArea', SETTINGS_AREAS)
export const AppRequestStateEnum = enumOf('AppRequestState', APP_REQUEST_STATES)
export const ActivationStateEnum = enumOf('ActivationState', ACTIVATION_STATES)
export const ActivationAnswerEnum = enumOf('ActivationAnswer', ACTIVATION_ANSWERS)
export const SeverityEnum = enumOf('Severity', SEVERITIES)
export const ContractKindEnum = enumOf('ContractKind', CONTRACT_KINDS)
export const ContractStateEnum = enumOf('ContractState', CONTRACT_STATES)
export const PartnerTierEnum = enumOf('PartnerTier', PARTNER_TIERS)
export const PartnerCriterionEnum = enumOf('PartnerCriterion', PARTNER_CRITERIA)
export const TierChangeEnum = enumOf('TierChange', TIER_CHANGES)
export const TierProposalStateEnum = enumOf('TierProposalState', TIER_PROPOSAL_STATES)
export const CertificationLevelEnum = enumOf('CertificationLevel', CERTIFICATION_LEVELS)
export const CertificationCriterionEnum = enumOf('CertificationCriterion', CERTIFICATION_CRITERIA)
export const RoleEnum = enumOf('Role', ROLES)
export const DocumentScanStateEnum = enumOf('DocumentScanState', DOCUMENT_SCAN_STATES)
export const DocumentFindingCodeEnum = enumOf('DocumentFindingCode', DOCUMENT_FINDINGS)
export const SecondFactorRuleEnum = enumOf('SecondFactorRule', SECOND_FACTOR_RULES)
export const FactorResetStateEnum = enumOf('FactorResetState', FACTOR_RESET_STATES)
export const UserErrorCodeEnum = enumOf('UserErrorCode', USER_ERROR_CODES)
export const MessageVisibilityEnum = enumOf('MessageVisibility', [
  'DEVELOPER_AND_REVIEWERS',
  'REVIEWERS_ONLY',
])
export const NoticeMailEnum = enumOf('NoticeMail', NOTICE_MAILS)

/** Notices are named by what happened; the contract spells that as an enum: `APP_VERSION_SUBMITTED`. */
export const NoticeKindEnum = Object.fromEntries(
  NOTICES.map(({ event }) => [noticeKind(event), event]),
)
registerEnumType(NoticeKindEnum, { name: 'NoticeKind' })
