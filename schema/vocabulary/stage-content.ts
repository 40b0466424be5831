import type { GovernanceStage } from './stage.ts'

/**
 * The fields of a submission each stage looks at: a change to one of them opens that stage again when the vendor
 * submits again, and leaves the others as they are (LIFECYCLE D3, RESUBMIT).
 */
export const STAGE_CONTENT = {
  INTAKE: [
    'name',
    'shortDescription',
    'longDescription',
    'homepageUrl',
    'termsUrl',
    'operatingSystems',
    'audiences',
    'uses',
    'intent',
  ],
  SECURITY_PRIVACY: [
    'privacyPolicyUrl',
    'termsUrl',
    'redirectUrls',
    'launchUrl',
    'runtimeModel',
    'clientType',
    'jwksUrl',
    'jwks',
    'compliance',
    'launchBehaviour',
    'scopes',
  ],
  TECHNICAL_VALIDATION: [
    'operatingSystems',
    'redirectUrls',
    'launchUrl',
    'clientType',
    'jwksUrl',
    'jwks',
    'fhirVersions',
    'launchModes',
    'launchBehaviour',
    'scopes',
  ],
  CONTRACT_SCOPES: ['privacyPolicyUrl', 'termsUrl', 'uses', 'scopes'],
  PILOT: ['clientType', 'launchModes', 'scopes'],
} as const satisfies Partial<Record<GovernanceStage, readonly string[]>>

/** A stage whose decision rests on what was submitted. */
export type ContentStage = keyof typeof STAGE_CONTENT

/** A field of the submission that a stage looks at. */
export type ContentField = (typeof STAGE_CONTENT)[ContentStage][number]
