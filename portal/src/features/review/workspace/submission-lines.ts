import {
  APP_USE_NAMES,
  AUDIENCE_NAMES,
  CLIENT_TYPE_NAMES,
  COMPLIANCE_CLAIM_NAMES,
  FHIR_VERSION_NAMES,
  INTENT_LABEL_NAMES,
  LAUNCH_MODE_NAMES,
  OPERATING_SYSTEM_NAMES,
  RUNTIME_MODEL_NAMES,
} from '../../../../../schema/vocabulary/registration.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { idTokenOf } from '../../../components/id-token.ts'
import { namesOf } from '../../../components/names.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { ReviewVersion } from './review-version.ts'

/** One field of a submission in words. */
export interface SubmissionLine {
  readonly label: string
  readonly text: string
  /** The text is the address of a picture to be shown. */
  readonly isPicture?: boolean
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
    [t('App name'), version.name],
    [t('Runs on'), namesOf(version.operatingSystems, OPERATING_SYSTEM_NAMES)],
    [t('Homepage'), version.homepageUrl],
    [t('Privacy policy'), version.privacyPolicyUrl],
    [t('Terms of service'), version.termsUrl],
    [t('Redirect URLs'), version.redirectUrls.join('\n')],
    [t('Launch URL'), version.launchUrl],
    [t('Starts'), namesOf(version.launchModes, LAUNCH_MODE_NAMES)],
    [t(WIZARD_FIELDS.runtimeModel.label), t(RUNTIME_MODEL_NAMES[version.runtimeModel])],
    [t('Short description'), version.shortDescription],
    [t('Long description'), version.longDescription],
    [t('Audience'), namesOf(version.audiences, AUDIENCE_NAMES)],
    [t('App use'), namesOf(version.uses, APP_USE_NAMES)],
    [t('Clinical intent'), version.intent && t(INTENT_LABEL_NAMES[version.intent])],
    [t('FHIR versions'), namesOf(version.fhirVersions, FHIR_VERSION_NAMES)],
    [t('Compliance claimed'), namesOf(version.compliance, COMPLIANCE_CLAIM_NAMES)],
    [t('Confidentiality'), t(CLIENT_TYPE_NAMES[version.clientType])],
    [t(WIZARD_FIELDS.idTokenAlg.label), idTokenOf(version)],
    [t('JWKS URL'), version.jwksUrl],
    [t(WIZARD_FIELDS.jwks.label), version.jwks],
    [t('Started from a chart'), version.launchBehaviour?.onEhrLaunch],
    [t('Started on its own'), version.launchBehaviour?.onStandalone],
    [t('When consent is revoked'), version.launchBehaviour?.onConsentRevoked],
  ]
  const written = lines.map(([label, text]) => ({ label, text: text ?? '' }))
  const icon = { label: t('Icon'), text: version.iconUrl ?? '', isPicture: true }
  return [...written.slice(0, 1), icon, ...written.slice(1)]
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
