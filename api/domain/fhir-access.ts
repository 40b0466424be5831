import type { ScopePermission } from '../../schema/vocabulary/scope.ts'
import { searchValue } from './access-condition.ts'
import { type AccessGrant, type AccessPart, accessParts, isUnlimited } from './access-part.ts'
import type { AccessPolicy } from './access-policy.ts'
import type { BlockedInteractionCode, FhirInteraction } from './fhir-interaction.ts'
import { compartmentParameter } from './patient-compartment.ts'
import {
  CONTINUATION_PARAMETERS,
  type ParameterFault,
  type QueryParameters,
  searchFault,
} from './query-parameters.ts'
import { searchLimits } from './search-limits.ts'

/** Interactions that may be allowed. */
export type ServedInteraction = Exclude<FhirInteraction, { code: BlockedInteractionCode }>

/** Why an interaction is refused; recorded with the refusal. */
export type DenialRule =
  | 'interaction-blocked'
  | 'scope-missing'
  | 'type-withheld'
  | 'parameter-refused'
  | 'foreign-compartment'

/** What the server behind us is asked when a search is allowed. */
export interface SearchPlan {
  readonly parameters: QueryParameters
  /** See SearchLimits; the answer to an incomplete search says so and has no total. */
  readonly isComplete: boolean
  /** The next page of a search that the server behind us remembers. */
  readonly isContinuation: boolean
}

export interface Allowed {
  readonly verdict: 'allow'
  readonly interaction: ServedInteraction
  /** What the scopes open of the type; the answer is checked against it once more. */
  readonly parts: readonly AccessPart[]
  /** Present for a search. */
  readonly search?: SearchPlan
}

export interface Denied {
  readonly verdict: 'deny'
  readonly rule: DenialRule
  readonly status: 400 | 403
  readonly code: ParameterFault['code'] | 'forbidden'
  readonly text: string
  /** The scope that would have been enough. */
  readonly neededScope?: string
}

export type AccessDecision = Allowed | Denied

/** What a decision rests on besides the interaction. */
export interface AccessRules {
  readonly grant: AccessGrant
  readonly policy: AccessPolicy
}

const PERMISSIONS: Readonly<Record<ServedInteraction['code'], ScopePermission>> = {
  read: 'r',
  vread: 'r',
  'history-instance': 'r',
  'search-type': 's',
}

/**
 * Decides whether an interaction is allowed, and within which limits, or says why not.
 *
 * Only read, vread, history of one resource and search on a type are ever allowed. Scopes of one type
 * add up; patient-level scopes pin the patient; `.r` is no `.s` and the other way round. Whether a
 * single resource lies within the limits shows when it is there: `isOpenTo` with the parts.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function decide(interaction: FhirInteraction, rules: AccessRules): AccessDecision {
  if (!isServed(interaction)) {
    const text = `This server lets apps read and search. It does not take part in "${interaction.code}".`
    return { verdict: 'deny', rule: 'interaction-blocked', status: 403, code: 'forbidden', text }
  }
  const permission = PERMISSIONS[interaction.code]
  const parts = accessParts(interaction.resourceType, permission, rules)
  if (parts.length === 0) return noAccess(interaction.resourceType, permission, rules)
  if (interaction.code !== 'search-type') return { verdict: 'allow', interaction, parts }
  return decideSearch(interaction, parts, rules)
}

function isServed(interaction: FhirInteraction): interaction is ServedInteraction {
  return interaction.code in PERMISSIONS
}

function decideSearch(
  interaction: Extract<ServedInteraction, { code: 'search-type' }>,
  parts: readonly AccessPart[],
  rules: AccessRules,
): AccessDecision {
  const { resourceType, patientId } = interaction
  const fault = searchFault(resourceType, interaction.parameters)
  if (fault) return { verdict: 'deny', rule: 'parameter-refused', status: 400, ...fault }

  const limits = searchLimits(parts)
  const pinned = patientId === undefined ? [] : pinOf(resourceType, patientId)
  const isForeign = patientId !== undefined && !parts.some((part) => isOpenFor(part, patientId))
  if (!pinned || isForeign) return foreignCompartment()

  const parameters = interaction.parameters.filter(([name, value]) =>
    name === '_revinclude' ? isReverseUseful(resourceType, value, rules) : true,
  )
  const isContinuation = parameters.some(([name]) => CONTINUATION_PARAMETERS.has(name))
  const added = isContinuation ? [] : [...pinned, ...limits.parameters]
  const search: SearchPlan = {
    parameters: [...parameters, ...added.filter((pair) => !hasPair(parameters, pair))],
    isComplete: limits.isComplete && !isContinuation,
    isContinuation,
  }
  return { verdict: 'allow', interaction, parts, search }
}

/**
 * A reverse include of a type that is not granted brings nothing, and one that starts from what all patients
 * share would have the server fetch everybody's data to show one patient's: neither is asked for.
 */
function isReverseUseful(resourceType: string, include: string, rules: AccessRules): boolean {
  const sources = accessParts(include.replace(/:.*$/s, ''), 's', rules)
  if (rules.policy.universalTypes.has(resourceType)) return isUnlimited(sources)
  return sources.length > 0
}

/** The parameter that says what a compartment address says; undefined for types outside it. */
function pinOf(resourceType: string, patientId: string): QueryParameters | undefined {
  const id = { kind: 'id', parameter: '_id', values: [patientId] } as const
  if (resourceType === 'Patient') return [['_id', searchValue(id)]]
  const parameter = compartmentParameter(resourceType)
  return parameter ? [[parameter, `Patient/${patientId}`]] : undefined
}

/** Known from the token alone, so that the answer says nothing about the other patient. */
function isOpenFor(part: AccessPart, patientId: string): boolean {
  return part.conditions.every(
    ({ kind, values }) => kind !== 'patient' || values.includes(patientId),
  )
}

function foreignCompartment(): Denied {
  const text = 'This access does not reach into that compartment.'
  return { verdict: 'deny', rule: 'foreign-compartment', status: 403, code: 'forbidden', text }
}

function noAccess(
  resourceType: string,
  permission: ScopePermission,
  { grant, policy }: AccessRules,
): Denied {
  const denied = { verdict: 'deny', status: 403, code: 'forbidden' } as const
  if (policy.withheldTypes.has(resourceType)) {
    return { ...denied, rule: 'type-withheld', text: `${resourceType} is not available to apps.` }
  }
  const neededScope = `${levelOf(grant)}/${resourceType}.${permission}`
  const text = `The access granted to this app does not include ${neededScope}.`
  return { ...denied, rule: 'scope-missing', text, neededScope }
}

function levelOf({ patientId, fhirUser }: AccessGrant) {
  if (patientId) return 'patient'
  return fhirUser ? 'user' : 'system'
}

function hasPair(parameters: QueryParameters, [name, value]: readonly [string, string]): boolean {
  return parameters.some((pair) => pair[0] === name && pair[1] === value)
}
