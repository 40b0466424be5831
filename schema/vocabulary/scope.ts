import { type ContextScope, isContextScope } from './context-scope.ts'
import { isFhirResourceType } from './fhir-resource-type.ts'
import { formatScopeQuery, parseScopeQuery, type ScopeQuery } from './scope-query.ts'

export const SCOPE_LEVELS = ['patient', 'user', 'system'] as const
export type ScopeLevel = (typeof SCOPE_LEVELS)[number]

/** Create, read, update, delete, search: the only order SMART v2 allows. */
export const SCOPE_PERMISSIONS = ['c', 'r', 'u', 'd', 's'] as const
export type ScopePermission = (typeof SCOPE_PERMISSIONS)[number]

export type ScopeSyntax = 'v1' | 'v2'

/** A resource scope, parsed. Two scopes mean the same when all but `source` and `syntax` agree. */
export interface Scope {
  readonly level: ScopeLevel
  /** An R4 resource type, or `*` for every type there is and will be. */
  readonly resourceType: string
  /** One to five of the letters `cruds`, in that order. */
  readonly permissions: string
  /** Search parameters that all must match; sorted, decoded, without duplicates. */
  readonly query: ScopeQuery
  /** The scope as it was spelled, which is how it is answered (SCOPE-03, SCOPE-06). */
  readonly source: string
  readonly syntax: ScopeSyntax
}

/** What a `scope` parameter asks for, sorted into what we understand and what we do not. */
export interface ScopeRequest {
  readonly resource: readonly Scope[]
  readonly context: readonly ContextScope[]
  readonly unknown: readonly string[]
}

const V1_PERMISSIONS: ReadonlyMap<string, string> = new Map([
  ['read', 'rs'],
  ['write', 'cud'],
  ['*', 'cruds'],
])

/** RFC 6749 section 3.3: a scope token has no space, no double quote, no backslash. */
const SCOPE_TOKEN = /^[\x21\x23-\x5B\x5D-\x7E]+$/
const GRAMMAR = /^(patient|user|system)\/([A-Za-z]+|\*)\.([a-z]+|\*)(?:\?(.+))?$/
const V2_PERMISSIONS = /^c?r?u?d?s?$/

/**
 * Reads one resource scope in SMART v1 or v2 syntax.
 * Refuses unknown resource types, letters out of order, constraints with modifiers, chains or
 * `_filter`, and constraints on the wildcard type: what cannot be enforced is not understood.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 * @example
 * parseScope('patient/Observation.rs')?.permissions // 'rs'
 * parseScope('patient/Observation.read')?.permissions // 'rs', syntax 'v1'
 * parseScope('patient/Observation.sr') // undefined: letters out of order
 */
export function parseScope(text: string): Scope | undefined {
  const match = SCOPE_TOKEN.test(text) ? GRAMMAR.exec(text) : null
  const [, levelWord, resourceType = '', letters = '', rawQuery] = match ?? []
  const level = SCOPE_LEVELS.find((known) => known === levelWord)
  const access = readAccess(letters, rawQuery)
  if (!level || !access) return undefined

  const isWildcard = resourceType === '*'
  if (isWildcard ? access.query.length > 0 : !isFhirResourceType(resourceType)) return undefined
  return { level, resourceType, ...access, source: text }
}

/**
 * Spells a scope in the canonical v2 form, whatever form it was asked in.
 *
 * @example
 * formatScope(parseScope('user/*.read')) // 'user/*.rs'
 */
export function formatScope(scope: Omit<Scope, 'source' | 'syntax'>): string {
  const query = scope.query.length > 0 ? `?${formatScopeQuery(scope.query)}` : ''
  return `${scope.level}/${scope.resourceType}.${scope.permissions}${query}`
}

/**
 * Spells a scope in the syntax asked for; falls back to v2 where v1 has no word for it.
 *
 * @example
 * formatScopeAs(parseScope('patient/Patient.rs'), 'v1') // 'patient/Patient.read'
 */
export function formatScopeAs(
  scope: Omit<Scope, 'source' | 'syntax'>,
  syntax: ScopeSyntax,
): string {
  const word = [...V1_PERMISSIONS].find(([, letters]) => letters === scope.permissions)?.[0]
  if (syntax === 'v2' || !word || scope.query.length > 0) return formatScope(scope)
  return `${scope.level}/${scope.resourceType}.${word}`
}

/** Splits a space-delimited list, dropping empty parts and repetitions. */
export function splitScopes(text: string): string[] {
  return [...new Set(text.split(/\s+/).filter(Boolean))]
}

/**
 * Sorts a `scope` parameter into resource scopes, context scopes and words we do not know.
 *
 * @example
 * parseScopeRequest('openid patient/Patient.rs x').unknown // ['x']
 */
export function parseScopeRequest(text: string): ScopeRequest {
  const words = splitScopes(text)
  const resource = words.map(parseScope).filter((scope) => scope !== undefined)
  const context = words.filter(isContextScope)
  const unknown = words.filter((word) => !isContextScope(word) && !parseScope(word))
  return { resource, context, unknown }
}

/** `.read` is a word of v1 and never the letters r, e, a, d (SCOPE-02). */
function readAccess(
  letters: string,
  rawQuery: string | undefined,
): Pick<Scope, 'permissions' | 'query' | 'syntax'> | undefined {
  const v1 = V1_PERMISSIONS.get(letters)
  if (v1) return rawQuery === undefined ? { permissions: v1, query: [], syntax: 'v1' } : undefined
  const query = rawQuery === undefined ? [] : parseScopeQuery(rawQuery)
  if (!V2_PERMISSIONS.test(letters) || !query) return undefined
  return { permissions: letters, query, syntax: 'v2' }
}
