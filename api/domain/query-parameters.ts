import { ok, type Result, refused } from './result.ts'

/** Names and values of a query, decoded once, in the order they came. */
export type QueryParameters = readonly (readonly [name: string, value: string])[]

/** What the query asks that we do not pass on; `text` says it to the developer. */
export interface ParameterFault {
  readonly code: 'invalid' | 'not-supported'
  readonly text: string
}

const MAX_PARAMETERS = 100

/** A plain search parameter with at most one modifier; no chain, no reverse chain. */
const PLAIN =
  /^(?:[A-Za-z][A-Za-z0-9-]*|_id|_lastUpdated|_tag|_profile|_security|_source)(?::(?:missing|exact|contains|text|not|above|below|in|not-in|of-type|identifier|[A-Z][A-Za-z]+))?$/

/** What shapes an answer; each may be given once, except for the includes. */
const SHAPING: ReadonlyMap<string, RegExp> = new Map([
  ['_count', /^\d{1,6}$/],
  ['_offset', /^\d{1,7}$/],
  ['_sort', /^-?[A-Za-z_][A-Za-z0-9_-]*(?:,-?[A-Za-z_][A-Za-z0-9_-]*)*$/],
  ['_total', /^(?:none|estimate|accurate)$/],
  ['_summary', /^(?:true|text|data|count|false)$/],
  ['_elements', /^[A-Za-z,.]+$/],
  ['_format', /^/],
  ['_pretty', /^(?:true|false)$/],
])

const INCLUDE = /^([A-Z][A-Za-z]+):[A-Za-z][A-Za-z0-9-]*(?::[A-Z][A-Za-z]+)?$/

/** How HAPI FHIR spells the next page of a search it remembers. */
export const CONTINUATION_PARAMETERS: ReadonlySet<string> = new Set([
  '_getpages',
  '_getpagesoffset',
  '_bundletype',
])

/** Reads a raw query or form. Refuses escapes that do not decode, control characters, and names left empty. */
export function parseQuery(raw: string): Result<QueryParameters, ParameterFault> {
  const parts = raw.split('&').filter((part) => part !== '')
  if (parts.length > MAX_PARAMETERS) return invalid('The search has too many parameters.')
  const pairs: (readonly [string, string])[] = []
  for (const part of parts) {
    const [, rawName = '', rawValue = ''] = /^([^=]*)=?(.*)$/s.exec(part) ?? []
    const name = decode(rawName)
    const value = decode(rawValue)
    if (!name || value === undefined) return invalid('The query is not well formed.')
    pairs.push([name, value])
  }
  return ok(pairs)
}

/** Puts the query and the form of `POST _search` together. Refuses a name that is in both (SMART.md LEAK-25). */
export function joinParameters(
  query: QueryParameters,
  form: QueryParameters,
): Result<QueryParameters, ParameterFault> {
  const base = (name: string) => name.replace(/:.*$/s, '')
  const names = new Set(query.map(([name]) => base(name)))
  const twice = form.find(([name]) => names.has(base(name)))
  return twice
    ? invalid(`${base(twice[0])} is given in the address and in the form. Give it once.`)
    : ok([...query, ...form])
}

/**
 * Finds what a search on a type asks that could reach beyond the type and the patient; undefined
 * when nothing does. It is a list of what is allowed: whatever is not understood is refused.
 */
export function searchFault(
  resourceType: string,
  parameters: QueryParameters,
): ParameterFault | undefined {
  for (const [index, [name, value]] of parameters.entries()) {
    const isRepeated = parameters.findIndex(([other]) => other === name) < index
    const fault = parameterFault(resourceType, { name, value, isRepeated })
    if (fault) return fault
  }
  return undefined
}

/**
 * Finds what is wrong with the criteria of a conditional interaction: none at all, or what shapes an
 * answer instead of choosing resources. What a search may not ask, criteria may not ask either.
 */
export function criteriaFault(parameters: QueryParameters): ParameterFault | undefined {
  if (parameters.length === 0) {
    return fault('invalid', 'A conditional interaction needs search criteria in its address.')
  }
  const strange = parameters.find(([name]) => !PLAIN.test(name))
  return strange && fault('not-supported', reasonFor(strange[0]))
}

/** What may stand in the address of an interaction that searches nothing. */
const PLAIN_PARAMETERS: Readonly<Record<string, ReadonlySet<string>>> = {
  read: new Set(['_format', '_pretty', '_summary', '_elements']),
  vread: new Set(['_format', '_pretty', '_summary', '_elements']),
  'history-instance': new Set(['_format', '_pretty', '_count', '_offset', '_since']),
}
const OTHERWISE: ReadonlySet<string> = new Set(['_format', '_pretty'])

/** Finds a parameter that means nothing to an interaction; passing over it would look like an answer to it. */
export function plainFault(code: string, parameters: QueryParameters): ParameterFault | undefined {
  const known = PLAIN_PARAMETERS[code] ?? OTHERWISE
  const strange = parameters.find(([name]) => !known.has(name))
  return strange && fault('not-supported', `The parameter ${strange[0]} is not supported here.`)
}

interface Parameter {
  readonly name: string
  readonly value: string
  readonly isRepeated: boolean
}

function parameterFault(
  resourceType: string,
  { name, value, isRepeated }: Parameter,
): ParameterFault | undefined {
  if (PLAIN.test(name) || CONTINUATION_PARAMETERS.has(name)) return undefined
  const shape = SHAPING.get(name)
  if (shape) {
    if (isRepeated) return fault('invalid', `${name} may be given once.`)
    return shape.test(value)
      ? undefined
      : fault('invalid', `The value of ${name} is not supported.`)
  }
  if (name === '_include' || name === '_revinclude') return includeFault(resourceType, name, value)
  return fault('not-supported', reasonFor(name))
}

/** Only one step from what was found; every resource that comes back is checked all the same. */
function includeFault(
  resourceType: string,
  name: string,
  value: string,
): ParameterFault | undefined {
  const source = INCLUDE.exec(value)?.[1]
  if (!source || (name === '_include' && source !== resourceType)) {
    return fault('not-supported', `${name} takes Type:parameter, without wildcards.`)
  }
  return undefined
}

function reasonFor(name: string): string {
  if (name.includes('.') || name.startsWith('_has')) {
    return `Searching through other resources (${name}) is not supported.`
  }
  return `The parameter ${name} is not supported.`
}

function fault(code: ParameterFault['code'], text: string): ParameterFault {
  return { code, text }
}

function invalid(text: string): { readonly ok: false; readonly error: ParameterFault } {
  return refused(fault('invalid', text))
}

function decode(text: string): string | undefined {
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
    return /[\u0000-\u001f\u007f]/.test(decoded) ? undefined : decoded
  } catch {
    return undefined
  }
}
