import type { LocalReference } from '../fhir-resource.ts'
import type { QueryParameters } from '../query-parameters.ts'
import { ok, type Result, refused } from '../result.ts'
import { readSubjectAddress } from './sent-state.ts'
import { isStateCode, isStateSystem, type StateKey } from './state-key.ts'

/** What a search for app state asks for. */
export interface StateSearch extends Pick<StateKey, 'system' | 'code'> {
  /** Null for the hospital as a whole; undefined for whatever the token reaches. */
  readonly subject: LocalReference | null | undefined
}

const KNOWN = ['code', 'subject', 'subject:missing', '_format', '_pretty']

/**
 * Reads the search of an app for its state: one code in full, and the whole address of a subject or `subject:missing=true`.
 * Refuses everything else in words for the developer: what is not looked at would look as if it had been.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-state.html#querying-app-state
 */
export function readStateSearch(
  parameters: QueryParameters,
  fhirBase: string,
): Result<StateSearch, string> {
  const strange = parameters.find(([name]) => !KNOWN.includes(name))
  if (strange) return refused(`The parameter ${strange[0]} is not supported here.`)
  const values = new Map(parameters)
  if (values.size < parameters.length) return refused('Each parameter may be given once.')
  const [system, code, ...rest] = values.get('code')?.split('|') ?? []
  if (!isStateSystem(system) || !isStateCode(code) || rest.length > 0) {
    return refused('Say which state: code=[system]|[code], both in full.')
  }
  const subject = readSubject(values, fhirBase)
  return subject.ok ? ok({ system, code, subject: subject.value }) : subject
}

function readSubject(
  values: ReadonlyMap<string, string>,
  fhirBase: string,
): Result<StateSearch['subject'], string> {
  const address = values.get('subject')
  const missing = values.get('subject:missing')
  if (missing === undefined) {
    return address === undefined ? ok(undefined) : readSubjectAddress(address, fhirBase)
  }
  return missing === 'true' && address === undefined
    ? ok(null)
    : refused('subject:missing can be true, and stands alone.')
}
