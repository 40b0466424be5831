import { APP_STATE_SUBJECTS } from '../../../schema/vocabulary/app-state.ts'
import { isObject, type LocalReference, localReference } from '../fhir-resource.ts'
import { ok, type Result, refused } from '../result.ts'
import { isStateCode, isStateSystem, type StateKey } from './state-key.ts'

/** App state as it was sent. */
export interface SentState {
  readonly id: unknown
  /** `meta.versionId`. */
  readonly versionId: unknown
  readonly key: StateKey
  /** What is kept besides id and version: code, subject, extensions, and the profiles it names. */
  readonly content: Readonly<Record<string, unknown>>
}

type Json = Readonly<Record<string, unknown>>

const ELEMENTS = ['resourceType', 'id', 'meta', 'code', 'subject', 'extension']

/**
 * Reads a Basic as app state. Refuses, in words for the developer, what would not be kept as it was sent.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-state.html#create
 */
export function readSentState(body: unknown, fhirBase: string): Result<SentState, string> {
  if (!isObject(body) || body.resourceType !== 'Basic') return refused('Send a Basic resource.')
  const { id, meta = {}, code, subject: reference, extension } = body
  const strange = strangeKey(body, ELEMENTS)
  if (strange) {
    return refused(`App state has no element ${strange}. It has code, subject and extension.`)
  }
  if (!isObject(meta) || strangeKey(meta, ['versionId', 'lastUpdated', 'profile'])) {
    return refused('App state keeps no labels: meta may have a profile and nothing else.')
  }
  const coding = readCoding(code)
  if (!coding.ok) return coding
  const subject = readSubject(reference, fhirBase)
  if (!subject.ok) return subject
  const fault = extensionFault(extension)
  if (fault) return refused(fault)
  const { profile, versionId } = meta
  return ok({
    id,
    versionId,
    key: { ...coding.value, subject: subject.value },
    content: { ...(profile ? { meta: { profile } } : {}), code, subject: reference, extension },
  })
}

/** Reads the address of what state is about: whole, below this base, of a type that may have state. */
export function readSubjectAddress(
  address: string,
  fhirBase: string,
): Result<LocalReference, string> {
  const found = address.startsWith(`${fhirBase}/`) ? localReference(address, fhirBase) : undefined
  const isOne = found && address === `${fhirBase}/${found.resourceType}/${found.id}`
  if (isOne && APP_STATE_SUBJECTS.has(found.resourceType)) return ok(found)
  const types = [...APP_STATE_SUBJECTS].join(', ')
  return refused(
    `The subject of app state is the whole address of one of ${types}, such as ${fhirBase}/Patient/1.`,
  )
}

function readCoding(concept: unknown): Result<Pick<StateKey, 'system' | 'code'>, string> {
  const codings = isObject(concept) && Array.isArray(concept.coding) ? concept.coding : []
  const [coding, ...others] = codings
  const strange = isObject(concept) ? strangeKey(concept, ['coding', 'text']) : undefined
  if (!isObject(coding) || others.length > 0 || strange) {
    return refused('App state has exactly one coding in its code, and no other element there.')
  }
  const { system, code } = coding
  if (!isStateSystem(system)) {
    return refused(
      'The system of the coding is an absolute address of up to 250 characters, none of them "$&,\\| or a space.',
    )
  }
  if (!isStateCode(code)) {
    return refused(
      'The code of the coding has 1 to 128 characters, none of them "$&,\\| or a space.',
    )
  }
  return strangeKey(coding, ['system', 'code', 'display', 'version'])
    ? refused('The coding has a system, a code, a display and a version, and nothing else.')
    : ok({ system, code })
}

function readSubject(subject: unknown, fhirBase: string): Result<LocalReference | null, string> {
  if (subject === undefined) return ok(null)
  if (!isObject(subject) || strangeKey(subject, ['reference', 'type', 'display'])) {
    return refused('The subject has a reference, a type and a display, and nothing else.')
  }
  return readSubjectAddress(String(subject.reference ?? ''), fhirBase)
}

function extensionFault(extension: unknown): string | undefined {
  if (extension === undefined) return undefined
  const isPlain = (each: unknown) =>
    isObject(each) &&
    !strangeKey(each, ['url', 'valueString']) &&
    typeof each.url === 'string' &&
    each.url !== '' &&
    typeof each.valueString === 'string'
  return Array.isArray(extension) && extension.every(isPlain)
    ? undefined
    : 'Extensions of app state have a url and a valueString, and nothing else.'
}

function strangeKey(value: Json, known: readonly string[]): string | undefined {
  return Object.keys(value).find((name) => !known.includes(name))
}
