import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** What the portal shows of the vocabulary: the words of these exports, by file. */
const SHOWN = {
  activation: ['ACTIVATION_STATE_NAMES'],
  certification: ['CERTIFICATION_CRITERION_NAMES', 'CERTIFICATION_LEVEL_NAMES'],
  partner: [
    'PARTNER_CRITERION_NAMES',
    'PARTNER_TIER_MEANINGS',
    'PARTNER_TIER_NAMES',
    'TIER_CHANGE_NAMES',
    'TIER_PROPOSAL_STATE_NAMES',
  ],
  'vendor-contract': ['CONTRACT_KIND_NAMES', 'CONTRACT_STATE_NAMES'],
  'app-request': ['APP_REQUEST_STATE_NAMES'],
  'app-status': ['APP_VERSION_STATUS_NAMES', 'APP_VERSION_STATUS_MEANINGS', 'REVIEW_STATE_NAMES'],
  'app-transition': ['APP_VERSION_TRANSITION_NAMES'],
  'data-policy': [
    'AUDIENCE_FACT_NAMES',
    'AUDIENCE_MATCH_NAMES',
    'DATA_POLICY_STATE_NAMES',
    'DATA_RULE_KIND_NAMES',
    'DATA_USER_KIND_NAMES',
    'POLICY_INTERACTION_NAMES',
  ],
  'data-policy-preview': ['POLICY_EFFECT_NAMES'],
  'decision-artifact': ['ARTIFACT_KIND_NAMES'],
  deprecation: ['DEPRECATION_STATUS_MEANINGS', 'DEPRECATION_STATUS_NAMES'],
  document: ['DOCUMENT_SCAN_STATE_NAMES'],
  'governance-policy': ['POLICY_NUMBERS', 'POLICY_SWITCHES', 'WAIVER_RIGHT_NAMES'],
  incident: ['INCIDENT_KIND_NAMES'],
  'listing-visibility': ['LISTING_VISIBILITY_NAMES'],
  notice: ['NOTICES', 'NOTICE_MAIL_NAMES'],
  'organization-face': ['LEGAL_LINK_NAMES'],
  registration: [
    'APP_USE_NAMES',
    'ATTESTATION_ANSWER_NAMES',
    'AUDIENCE_NAMES',
    'CLIENT_TYPE_NAMES',
    'COMPLIANCE_CLAIM_NAMES',
    'ENVIRONMENT_NAMES',
    'FHIR_VERSION_NAMES',
    'INTENT_LABEL_NAMES',
    'ID_TOKEN_ALGORITHM_NAMES',
    'LAUNCH_MODE_NAMES',
    'MESSAGE_VISIBILITY_NAMES',
    'OPERATING_SYSTEM_NAMES',
    'REJECTION_CODE_NAMES',
    'RISK_TIER_NAMES',
    'RUNTIME_MODEL_NAMES',
    'SCOPE_DECISION_NAMES',
    'VENDOR_KIND_NAMES',
  ],
  'release-mode': ['RELEASE_HOLD_WORDS', 'RELEASE_MODE_MEANINGS', 'RELEASE_MODE_NAMES'],
  recertification: ['RECERTIFICATION_DECISION_NAMES'],
  representation: ['REPRESENTATION_KIND_NAMES'],
  permission: ['ABILITY_NAMES'],
  'permission-rule': ['OWNERSHIPS'],
  'permission-words': [
    'PERMISSION_CELL_MEANINGS',
    'PERMISSION_CELL_NAMES',
    'PERMISSION_GROUPS',
    'PERMISSION_QUESTIONS',
    'PERMISSION_RULES',
    'SECOND_PERSON_NAMES',
  ],
  'review-clock': ['CLOCK_PHASE_NAMES', 'CLOCK_PROFILES'],
  'review-queue': ['REVIEW_QUEUE_SORT_NAMES'],
  'review-template': ['FIRST_TEMPLATES', 'POINT_KIND_NAMES', 'TEMPLATE_KIND_NAMES'],
  role: ['ROLE_MEANINGS', 'ROLE_NAMES', 'VENDOR_ROLE_NAMES'],
  'second-factor': ['FACTOR_RESET_STATE_NAMES', 'SECOND_FACTOR_RULE_NAMES'],
  stage: ['STAGES', 'STAGE_STATE_NAMES'],
  'template-placeholder': ['TEMPLATE_PLACEHOLDERS'],
  validation: ['SEVERITY_NAMES'],
  'vendor-account': [
    'CALL_OUTCOME_NAMES',
    'CORRECTABLE_FIELD_NAMES',
    'CORRECTION_STATE_NAMES',
    'VENDOR_ROLE_MEANINGS',
  ],
  'wizard-help': ['WIZARD_FIELDS', 'WIZARD_STEPS'],
}

/** Of facts with several properties, these are words that are shown. */
const PARTS = ['name', 'artifact', 'title', 'intro', 'label', 'help', 'text']

/** Collects the words of schema/vocabulary that the portal says; a renamed export is a fault at once. */
export async function sharedWords(root) {
  const words = []
  for (const [file, names] of Object.entries(SHOWN)) {
    const address = pathToFileURL(path.join(root, 'schema/vocabulary', `${file}.ts`)).href
    const exported = await import(address)
    for (const name of names) {
      if (!exported[name]) throw new Error(`schema/vocabulary/${file}.ts exports no ${name}.`)
      words.push(...Object.values(exported[name]).flatMap(wordsOf))
    }
  }
  return words
}

function wordsOf(value) {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'string' ? (PARTS.includes(key) ? [part] : []) : wordsOf(part).filter(isWords),
  )
}

/** Lists inside facts may hold codes as well: roles, stages, abilities. */
function isWords(text) {
  return !/^([A-Z_]+|[a-z-]+\.[a-z-]+)$/.test(text)
}
