import type { ScopePermission } from '../../schema/vocabulary/scope.ts'
import { searchValue } from './access-condition.ts'
import { type AccessGrant, type AccessPart, accessParts, isOfEverybody } from './access-part.ts'
import type { AccessPolicy } from './access-policy.ts'
import type { FhirInteraction, InstanceInteraction, ServedInteraction } from './fhir-interaction.ts'
import { compartmentParameter } from './patient-compartment.ts'
import { closingRule, INTERACTION_OF_LETTER, labelRules } from './policy/caller-limits.ts'
import { closedDenial, type PolicyDenial, policyDenial } from './policy/policy-denial.ts'
import {
  CONTINUATION_PARAMETERS,
  type ParameterFault,
  type QueryParameters,
  searchFault,
} from './query-parameters.ts'
import { searchLimits } from './search-limits.ts'

/** Why an interaction is refused; recorded with the refusal. */
export type DenialRule =
  | 'interaction-blocked'
  | 'scope-missing'
  | 'type-withheld'
  | 'type-read-only'
  | 'parameter-refused'
  | 'foreign-compartment'
  | 'policy-rule'

/** What the server behind us is asked when a search is allowed, or the criteria of a conditional write. */
export interface SearchPlan {
  readonly parameters: QueryParameters
  /** See SearchLimits; the answer to an incomplete search says so and has no total. */
  readonly isComplete: boolean
  /** The next page of a search that the server behind us remembers. */
  readonly isContinuation: boolean
  /** Resources with some label are left out: the server behind us is not trusted to leave them out of its total. */
  readonly hidesLabels: boolean
}

export interface Allowed {
  readonly verdict: 'allow'
  readonly interaction: ServedInteraction
  /** What the scopes open of the type; what is written, and every answer, is checked against it once more. */
  readonly parts: readonly AccessPart[]
  /** Present for a search, and for what is conditional on one. */
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
  /** The rule of the data policy that refuses. */
  readonly policyRule?: string
}

export type AccessDecision = Allowed | Denied

/** What a decision rests on besides the interaction. */
export interface AccessRules {
  readonly grant: AccessGrant
  readonly policy: AccessPolicy
}

/** The letters an interaction needs; the parts of the first decide what it reaches. */
const PERMISSIONS: Readonly<
  Record<ServedInteraction['code'], readonly [ScopePermission, ...ScopePermission[]]>
> = {
  read: ['r'],
  vread: ['r'],
  'history-instance': ['r'],
  everything: ['r'],
  'search-type': ['s'],
  create: ['c'],
  update: ['u'],
  patch: ['u'],
  delete: ['d'],
  // Whether something matches is an answer to a search (SMART.md ENF-04, ENF-05, LEAK-19).
  'conditional-update': ['u', 's'],
  'conditional-patch': ['u', 's'],
  'conditional-delete': ['d', 's'],
}

const EVERYTHING_PARAMETERS: ReadonlySet<string> = new Set([
  ...['_count', '_format', '_offset', '_pretty', '_since', '_type'],
])

/**
 * Decides whether an interaction is allowed, and within which limits, or says why not.
 *
 * Scopes of one type add up; patient-level scopes pin the patient; each letter of `cruds` opens its own
 * interactions and no others. Whether a single resource lies within the limits shows when it is there:
 * `isOpenTo` and `isWritableTo` with the parts. A batch is decided entry by entry.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function decide(interaction: FhirInteraction, rules: AccessRules): AccessDecision {
  if (!isServed(interaction)) return blockedDenial(interaction.code)
  const { resourceType } = interaction
  if (rules.policy.fileTypes.has(resourceType) && interaction.code !== 'read') {
    return fileDenial(resourceType)
  }
  const denial = policyDenial(interaction, rules.policy.caller)
  if (denial) return deniedByRule(denial)
  const letters = lettersFor(interaction)
  const [first, ...others] = letters
  const parts = accessParts(resourceType, first, rules)
  const isMissing = (letter: ScopePermission) =>
    accessParts(resourceType, letter, rules).length === 0
  const missing = parts.length === 0 ? first : others.find(isMissing)
  if (missing) return noAccess(resourceType, missing, rules)
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: it reads the whole union; the compiler knows what is served
  switch (interaction.code) {
    case 'search-type':
      return decideSearch(interaction, parts, rules)
    case 'everything':
      return decideEverything(interaction, parts)
    case 'create':
    case 'conditional-update':
    case 'conditional-patch':
    case 'conditional-delete':
      return decideCriteria(interaction, parts, rules)
    case 'read':
    case 'vread':
    case 'history-instance':
    case 'update':
    case 'patch':
    case 'delete':
      return { verdict: 'allow', interaction, parts }
  }
}

/** The letters an interaction needs, the one that decides what it reaches first. */
export function lettersFor(
  interaction: ServedInteraction,
): readonly [ScopePermission, ...ScopePermission[]] {
  return interaction.code === 'create' && interaction.parameters
    ? (['c', 's'] as const)
    : PERMISSIONS[interaction.code]
}

/** Criteria see what a search sees, so that they find and count nothing else (SMART.md LEAK-19). */
function decideCriteria(
  interaction: Extract<ServedInteraction, { code: 'create' | `conditional-${string}` }>,
  parts: readonly AccessPart[],
  rules: AccessRules,
): AccessDecision {
  const { resourceType, parameters } = interaction
  if (!parameters) return { verdict: 'allow', interaction, parts }
  const limits = searchLimits(accessParts(resourceType, 's', rules))
  const added = limits.parameters.filter((pair) => !hasPair(parameters, pair))
  const { isComplete } = limits
  const search = {
    parameters: [...parameters, ...added],
    ...{ isComplete, isContinuation: false, hidesLabels: hidesLabels(resourceType, rules) },
  }
  return { verdict: 'allow', interaction, parts, search }
}

/** Known from the token alone whether it reaches this patient at all. */
function decideEverything(
  interaction: Extract<InstanceInteraction, { code: 'everything' }>,
  parts: readonly AccessPart[],
): AccessDecision {
  const strange = interaction.parameters.find(([name]) => !EVERYTHING_PARAMETERS.has(name))
  if (strange) {
    const text = `The parameter ${strange[0]} is not supported here.`
    return { verdict: 'deny', rule: 'parameter-refused', status: 400, code: 'not-supported', text }
  }
  const isReached = parts.some(({ conditions }) =>
    conditions.every(({ kind, values }) => kind !== 'id' || values.includes(interaction.id)),
  )
  return isReached ? { verdict: 'allow', interaction, parts } : foreignCompartment()
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
    hidesLabels: hidesLabels(resourceType, rules),
  }
  return { verdict: 'allow', interaction, parts, search }
}

/**
 * A reverse include of a type that is not granted brings nothing, and one that starts from what all patients
 * share would have the server fetch everybody's data to show one patient's: neither is asked for.
 */
function isReverseUseful(resourceType: string, include: string, rules: AccessRules): boolean {
  const sources = accessParts(include.replace(/:.*$/s, ''), 's', rules)
  if (rules.policy.universalTypes.has(resourceType)) return isOfEverybody(sources)
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
  if (policy.readOnlyTypes.has(resourceType) && 'cud'.includes(permission)) {
    return { ...denied, rule: 'type-read-only', text: `${resourceType} is not written by apps.` }
  }
  const limits = policy.caller
  const closing = closingRule(limits, resourceType, INTERACTION_OF_LETTER[permission])
  if (closing && limits) return deniedByRule(closedDenial(closing, resourceType, limits))
  const neededScope = `${levelOf(grant)}/${resourceType}.${permission}`
  const text = `The access granted to this app does not include ${neededScope}.`
  return { ...denied, rule: 'scope-missing', text, neededScope }
}

/** Types are searched one at a time, each under its own scopes and limits; a batch has several of these. */
function blockedDenial(interaction: FhirInteraction['code']): Denied {
  const denied = { verdict: 'deny', rule: 'interaction-blocked', status: 403 } as const
  if (interaction === 'search-system') {
    const text =
      'Types are searched one at a time: GET [base]/[type]. For several, send a batch with a search of each.'
    return { ...denied, code: 'not-supported', text }
  }
  const text = `This server does not let apps take part in "${interaction}".`
  return { ...denied, code: 'forbidden', text }
}

/** What is found by searching, or written, cannot be asked what it belongs to (SMART.md LEAK-21). */
function fileDenial(resourceType: string): Denied {
  const text = `${resourceType} is read by apps, one at a time by its id, and in no other way.`
  return { verdict: 'deny', rule: 'type-withheld', status: 403, code: 'forbidden', text }
}

function deniedByRule({ rule, status, text }: PolicyDenial): Denied {
  const code = status === 400 ? 'not-supported' : 'forbidden'
  return { verdict: 'deny', rule: 'policy-rule', policyRule: rule.key, status, code, text }
}

function hidesLabels(resourceType: string, { policy }: AccessRules): boolean {
  return labelRules(policy.caller, resourceType).length > 0
}

function levelOf({ patientId, fhirUser }: AccessGrant) {
  if (patientId) return 'patient'
  return fhirUser ? 'user' : 'system'
}

function hasPair(parameters: QueryParameters, [name, value]: readonly [string, string]): boolean {
  return parameters.some((pair) => pair[0] === name && pair[1] === value)
}
