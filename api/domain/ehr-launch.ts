import { isFhirResourceType } from '../../schema/vocabulary/fhir-resource-type.ts'

/** One more thing on the screen an app is opened from, as SMART's `fhirContext` spells it. */
export interface LaunchReference {
  /** "Type/id" below the FHIR base. */
  readonly reference?: string
  /** The absolute address of a canonical resource. */
  readonly canonical?: string
  /** What it is to the launch, as an absolute address; absent, or "launch", for being what the app was opened for. */
  readonly role?: string
}

/** How long an EHR's launch token waits for the app. */
export const LAUNCH_TOKEN_SECONDS = 300
export const FHIR_CONTEXT_MOST = 20

/**
 * Finds what is wrong with an element of `fhirContext`; undefined when nothing is.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#fhircontext-exp
 */
export function launchReferenceFault({
  canonical,
  reference,
  role,
}: LaunchReference): string | undefined {
  if (Boolean(canonical) === Boolean(reference)) return 'Give either a reference or a canonical.'
  if (canonical && !isAbsolute(canonical)) return 'The canonical has to be an absolute address.'
  if (role !== undefined && role !== 'launch' && !isAbsolute(role)) {
    return 'The role has to be "launch" or an absolute address.'
  }
  return reference ? referenceFault(reference, role) : undefined
}

function referenceFault(reference: string, role: string | undefined): string | undefined {
  const [, type] = /^([A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}$/.exec(reference) ?? []
  if (!type || !isFhirResourceType(type)) return 'The reference has to be like "ImagingStudy/123".'
  const isMain = role === undefined || role === 'launch'
  if (isMain && (type === 'Patient' || type === 'Encounter')) {
    return 'The patient and the encounter of the launch have fields of their own.'
  }
  return undefined
}

/** The address an EHR opens, with the launch URL's own query left as it is (SMART.md EHR-02). */
export function launchAddress(
  launchUrl: string,
  { iss, launch }: { iss: string; launch: string },
): string {
  const query = new URLSearchParams({ iss, launch })
  return `${launchUrl}${launchUrl.includes('?') ? '&' : '?'}${query}`
}

function isAbsolute(text: string): boolean {
  return URL.canParse(text)
}
