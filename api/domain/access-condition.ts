import type { Scope } from '../../schema/vocabulary/scope.ts'
import type { ScopeQuery } from '../../schema/vocabulary/scope-query.ts'
import { type FhirResource, isObject, resourcesWithin, valuesAt } from './fhir-resource.ts'
import { belongsToPatient, isOnlyAbout } from './patient-compartment.ts'

/**
 * One limit on which resources may be seen, in the two forms we need it: as a search parameter for
 * the server behind us, and as a test on what came back.
 */
export interface AccessCondition {
  readonly kind: 'patient' | 'id' | 'token' | 'unlabelled' | 'owner'
  /** The search parameter that says the same; of `owner`, the element that names the owner. */
  readonly parameter: string
  /** Any of these is enough: patient ids, resource ids, or tokens such as `system|code`; of `unlabelled`, none may be there; of `owner`, patients it must belong to, none where it may be anybody's. */
  readonly values: readonly string[]
}

/** Types whose `category` is a list of CodeableConcept that a server indexes. */
const CATEGORY_TYPES: ReadonlySet<string> = new Set([
  'AdverseEvent',
  'CarePlan',
  'CareTeam',
  'Communication',
  'CommunicationRequest',
  'Composition',
  'Condition',
  'Consent',
  'DiagnosticReport',
  'DocumentReference',
  'Goal',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Procedure',
  'ServiceRequest',
])

/** Parameters that only some types have in a form we can check: a Basic says by its code what it is. */
const TYPES_WITH: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['category', CATEGORY_TYPES],
  ['code', new Set(['Basic'])],
])

const TOKEN_PATHS: ReadonlyMap<string, string> = new Map([
  ['category', 'category'],
  ['code', 'code'],
  ['_tag', 'meta.tag'],
  ['_security', 'meta.security'],
])

/**
 * Turns the constraint of a granular scope into conditions; all of them must hold.
 * Undefined when a parameter cannot be checked on a resource: such a scope opens nothing
 * (SMART.md SCOPE-08, SCOPE-09).
 */
export function scopeConditions(
  query: ScopeQuery,
  resourceType: string,
): AccessCondition[] | undefined {
  const conditions = query.map(([name, value]) => conditionOf(name, value, resourceType))
  return conditions.every((condition) => condition !== undefined) ? conditions : undefined
}

/**
 * Says whether we can hold somebody to a scope: it has no constraint, or one that can be checked on every resource. No
 * other is granted or registered (SMART.md SCOPE-09).
 */
export function isEnforceable(scope: Scope | undefined): boolean {
  return scope !== undefined && scopeConditions(scope.query, scope.resourceType) !== undefined
}

/** Says whether a resource meets a condition; `fhirBase` is where it lives, as seen from outside. */
export function holds(
  condition: AccessCondition,
  resource: FhirResource,
  fhirBase: string,
): boolean {
  switch (condition.kind) {
    case 'patient':
      return belongsToPatient(resource, condition.values, fhirBase)
    case 'id':
      return resource.id !== undefined && condition.values.includes(resource.id)
    case 'token': {
      const path = TOKEN_PATHS.get(condition.parameter)
      return path !== undefined && hasToken(resource, path, condition.values)
    }
    case 'unlabelled':
      return [resource, ...resourcesWithin(resource)].every(
        (each) => !hasToken(each, 'meta.security', condition.values),
      )
    // Of a file alone it is not known: whoever serves it asks `isFileOpen`.
    case 'owner':
      return false
  }
}

/** Says whether a resource meets a condition so well that it may be written under it. */
export function holdsForWriting(
  condition: AccessCondition,
  resource: FhirResource,
  fhirBase: string,
): boolean {
  return condition.kind === 'patient'
    ? isOnlyAbout(resource, condition.values, fhirBase)
    : holds(condition, resource, fhirBase)
}

/** Spells a condition as the value of its search parameter. */
export function searchValue({ kind, values }: AccessCondition): string {
  if (kind === 'patient') return values.map((id) => `Patient/${id}`).join(',')
  return values.join(',')
}

function conditionOf(
  parameter: string,
  value: string,
  resourceType: string,
): AccessCondition | undefined {
  const values = splitAlternatives(value)
  if (values.some((each) => each === '' || each === '|')) return undefined
  if (parameter === '_id') return { kind: 'id', parameter, values }
  const isKnown = TYPES_WITH.get(parameter)?.has(resourceType) ?? TOKEN_PATHS.has(parameter)
  return isKnown ? { kind: 'token', parameter, values } : undefined
}

/** Splits at commas that are not escaped; the parts stay as they are spelled. */
function splitAlternatives(value: string): string[] {
  return value.split(/(?<!\\),/)
}

function hasToken(resource: FhirResource, path: string, tokens: readonly string[]): boolean {
  const codings = valuesAt(resource, path).flatMap(codingsOf)
  return tokens.some((token) => codings.some((coding) => isMatch(coding, token)))
}

interface Coding {
  readonly system: string | undefined
  readonly code: string | undefined
}

/** The codings of a CodeableConcept, or of a bare Coding. */
function codingsOf(value: unknown): Coding[] {
  if (!isObject(value)) return []
  const list = Array.isArray(value.coding) ? value.coding : [value]
  return list.filter(isObject).map((coding) => ({
    system: typeof coding.system === 'string' ? coding.system : undefined,
    code: typeof coding.code === 'string' ? coding.code : undefined,
  }))
}

/** The four forms of a token. @see https://hl7.org/fhir/R4/search.html#token */
function isMatch(coding: Coding, token: string): boolean {
  const bar = token.indexOf('|')
  const code = unescaped(token.slice(bar + 1))
  if (bar < 0) return coding.code === code
  const system = unescaped(token.slice(0, bar))
  const isSystem = system === '' ? coding.system === undefined : coding.system === system
  return isSystem && (code === '' || coding.code === code)
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([\\|,$])/g, '$1')
}
