import { isFhirResourceType } from '../../schema/vocabulary/fhir-resource-type.ts'

/** One of the hospital's systems, as it was when it opened an app. */
export interface OpeningEhr {
  clientId: string
  name: string
}

/** One more thing on the screen an app is opened from, as SMART's `fhirContext` spells it. */
export interface LaunchReference {
  /** "Type/id" below the FHIR base. */
  readonly reference?: string
  /** The absolute address of a canonical resource. */
  readonly canonical?: string
  /** What somebody else calls the resource, beside a reference or in place of one. */
  readonly identifier?: LaunchIdentifier
  /** The resource type, where it cannot be read from the rest. */
  readonly type?: string
  /** What it is to the launch, as an absolute address; absent, or "launch", for being what the app was opened for. */
  readonly role?: string
}

/** As far as FHIR's Identifier is needed to find something. */
interface LaunchIdentifier {
  readonly system?: string
  readonly value: string
}

/** How long an EHR's launch token waits for the app. */
export const LAUNCH_TOKEN_SECONDS = 300
export const FHIR_CONTEXT_MOST = 20
/** As JSON: the access token repeats it, and has to fit into a header (SMART.md CODE-30). */
export const FHIR_CONTEXT_LONGEST = 3500
const IDENTIFIER_MOST = 200

/**
 * Finds what is wrong with an element of `fhirContext`; undefined when nothing is.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#fhircontext-exp
 */
export function launchReferenceFault(given: LaunchReference): string | undefined {
  const { canonical, identifier, reference, role, type } = given
  if (canonical && reference) return 'Give either a reference or a canonical.'
  if (!canonical && !reference && !identifier) {
    return 'Give a reference, a canonical or an identifier.'
  }
  if (role !== undefined && role !== 'launch' && !isAbsolute(role)) {
    return 'The role has to be "launch" or an absolute address.'
  }
  if (type !== undefined && !isFhirResourceType(type)) return 'The type has to be one of FHIR R4.'
  return (
    referenceFault(reference) ??
    canonicalFault(canonical, type) ??
    identifierFault(identifier) ??
    typeFault(given)
  )
}

/** "ImagingStudy/123". */
const REFERENCE = /^([A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}$/
/** "https://example.org/fhir/Questionnaire/123|v2": the type stands before the last part. */
const TYPED_CANONICAL = /\/([A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}(?:\|[^|]+)?$/

function referenceFault(reference: string | undefined): string | undefined {
  if (!reference || typeIn(REFERENCE, reference)) return undefined
  return 'The reference has to be like "ImagingStudy/123".'
}

/** An app has to know what it is given (SMART.md CTX-09). */
function canonicalFault(canonical: string | undefined, type: string | undefined) {
  if (!canonical) return undefined
  if (!isAbsolute(canonical)) return 'The canonical has to be an absolute address.'
  if (type || typeIn(TYPED_CANONICAL, canonical)) return undefined
  return 'Give the type as well: the canonical does not end like "Questionnaire/123|v2".'
}

function identifierFault(identifier: LaunchIdentifier | undefined): string | undefined {
  if (!identifier) return undefined
  const { system, value } = identifier
  if (system !== undefined && !isAbsolute(system)) {
    return 'The system of the identifier has to be an absolute address.'
  }
  if (!value.trim()) return 'The identifier needs a value.'
  if (value.length <= IDENTIFIER_MOST) return undefined
  return `The value of the identifier has at most ${IDENTIFIER_MOST} characters.`
}

/** Says where types differ, and keeps what has a field of its own out of the list (SMART.md CTX-08). */
function typeFault({ canonical, reference, role, type }: LaunchReference): string | undefined {
  const named = typeIn(REFERENCE, reference) ?? typeIn(TYPED_CANONICAL, canonical)
  if (type && named && type !== named) return `The type is ${type}, and the rest says ${named}.`
  const isMain = role === undefined || role === 'launch'
  const meant = type ?? named
  if (isMain && (meant === 'Patient' || meant === 'Encounter')) {
    return 'The patient and the encounter of the launch have fields of their own.'
  }
  return undefined
}

function typeIn(pattern: RegExp, text: string | undefined): string | undefined {
  const [, type = ''] = pattern.exec(text ?? '') ?? []
  return isFhirResourceType(type) ? type : undefined
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
