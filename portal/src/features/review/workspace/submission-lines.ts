import {
  APP_USE_NAMES,
  AUDIENCE_NAMES,
  CLIENT_TYPE_NAMES,
  COMPLIANCE_CLAIM_NAMES,
  FHIR_VERSION_NAMES,
  INTENT_LABEL_NAMES,
  LAUNCH_MODE_NAMES,
  OPERATING_SYSTEM_NAMES,
} from '../../../../../schema/vocabulary/registration.ts'
import { namesOf } from '../../../components/names.ts'
import type { ReviewVersion } from './review-version.ts'

/** One field of a submission in words. */
export interface SubmissionLine {
  readonly label: string
  readonly text: string
}

/** A field of a submission beside the same field of the version before. */
export interface ComparedLine extends SubmissionLine {
  /** Undefined when there is no version before. */
  readonly before: string | undefined
  readonly hasChanged: boolean
}

/** Writes a submission field by field, in the order of the wizard. */
function submissionLines(version: ReviewVersion): SubmissionLine[] {
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    ['App name', version.name],
    ['Runs on', namesOf(version.operatingSystems, OPERATING_SYSTEM_NAMES)],
    ['Homepage', version.homepageUrl],
    ['Privacy policy', version.privacyPolicyUrl],
    ['Terms of service', version.termsUrl],
    ['Redirect URLs', version.redirectUrls.join('\n')],
    ['Launch URL', version.launchUrl],
    ['Starts', namesOf(version.launchModes, LAUNCH_MODE_NAMES)],
    ['Short description', version.shortDescription],
    ['Long description', version.longDescription],
    ['Audience', namesOf(version.audiences, AUDIENCE_NAMES)],
    ['App use', namesOf(version.uses, APP_USE_NAMES)],
    ['Clinical intent', version.intent && INTENT_LABEL_NAMES[version.intent]],
    ['FHIR versions', namesOf(version.fhirVersions, FHIR_VERSION_NAMES)],
    ['Compliance claimed', namesOf(version.compliance, COMPLIANCE_CLAIM_NAMES)],
    ['Confidentiality', CLIENT_TYPE_NAMES[version.clientType]],
    ['JWKS URL', version.jwksUrl],
    ['Started from a chart', version.launchBehaviour?.onEhrLaunch],
    ['Started on its own', version.launchBehaviour?.onStandalone],
    ['When consent is revoked', version.launchBehaviour?.onConsentRevoked],
  ]
  return lines.map(([label, text]) => ({ label, text: text ?? '' }))
}

/** Compares a submission with the version before it, line by line. */
export function compareSubmissions(
  version: ReviewVersion,
  before: ReviewVersion | undefined,
): ComparedLine[] {
  const old = before && new Map(submissionLines(before).map(({ label, text }) => [label, text]))
  return submissionLines(version).map((line) => ({
    ...line,
    before: old?.get(line.label),
    hasChanged: old !== undefined && old.get(line.label) !== line.text,
  }))
}
