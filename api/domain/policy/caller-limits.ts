import type { DataRule } from '../../../schema/vocabulary/data-policy.ts'
import type { Scope, ScopePermission } from '../../../schema/vocabulary/scope.ts'
import type { AccessCondition } from '../access-condition.ts'
import type { Cuts } from './cut-elements.ts'

/** A rule that closes types, or every type but some. */
export interface Closing {
  readonly rule: DataRule
  /** Undefined for all of them. */
  readonly types: ReadonlySet<string> | undefined
  readonly isExcept: boolean
  /** Codes of FHIR; undefined for all of them. */
  readonly interactions: ReadonlySet<string> | undefined
}

/** What is taken out of one resource type, and which search parameters would tell of it. */
export interface Redaction {
  readonly rules: readonly DataRule[]
  /** The rule by which a search parameter is refused, by the name of the parameter. */
  readonly refused: ReadonlyMap<string, DataRule>
  /** Parameters of which it is known what they read. */
  readonly known: ReadonlySet<string>
}

/** Requests in a minute, and the rules that say so. */
export interface RateLimits {
  readonly perApp: number | undefined
  readonly perToken: number | undefined
  readonly rule: DataRule
}

/** What the data policy of the hospital takes away from one caller; made once for all who are met by the same rules. */
export interface CallerLimits {
  /** The number of the policy in force. */
  readonly version: number
  /** How to ask for more, for the end of a refusal. */
  readonly askFor: string
  readonly closings: readonly Closing[]
  readonly labels: readonly DataRule[]
  readonly redactions: ReadonlyMap<string, Redaction>
  readonly cuts: Cuts
  readonly rates: RateLimits | undefined
}

/** What a letter of a scope stands for, where a rule speaks of interactions. */
export const INTERACTION_OF_LETTER: Readonly<Record<ScopePermission, string>> = {
  c: 'create',
  r: 'read',
  u: 'update',
  d: 'delete',
  s: 'search-type',
}

/** Finds the rule that closes an interaction with a type; undefined when it is open. */
export function closingRule(
  limits: CallerLimits | undefined,
  resourceType: string,
  interaction: string,
): DataRule | undefined {
  return limits?.closings.find(
    ({ types, isExcept, interactions }) =>
      (types === undefined || types.has(resourceType) !== isExcept) &&
      (interactions === undefined || interactions.has(interaction)),
  )?.rule
}

/**
 * Lists the rules that hide labelled resources of a type, as far as no scope opens them. A stored Bundle holds resources
 * of any type, so that all of them are about it.
 */
export function labelRules(limits: CallerLimits | undefined, resourceType: string): DataRule[] {
  return (limits?.labels ?? []).filter(
    ({ resourceTypes }) =>
      resourceTypes.length === 0 ||
      resourceTypes.includes(resourceType) ||
      resourceType === 'Bundle',
  )
}

/**
 * The condition that hides labelled resources from what one scope opens, as a list of none or one. A scope that
 * names the label itself opens it where the rule says so; one that does not, never does.
 */
export function hidingConditions(
  limits: CallerLimits | undefined,
  resourceType: string,
  query: Scope['query'],
): readonly AccessCondition[] {
  if (!limits || limits.labels.length === 0) return []
  const named = query
    .filter(([name]) => name === '_security')
    .flatMap(([, value]) => value.split(',').map(codeOf))
  const values = labelRules(limits, resourceType).flatMap(({ labels, opensByScope }) =>
    opensByScope ? labels.filter((label) => !named.includes(codeOf(label))) : labels,
  )
  if (values.length === 0) return []
  const parameter = '_security:not'
  return [{ kind: 'unlabelled', parameter, values: [...new Set(values)].sort() }]
}

/** Finds the rule that refuses a search parameter of a type, because its answer would tell of what is taken out. */
export function refusedParameter(
  limits: CallerLimits | undefined,
  resourceType: string,
  name: string,
): DataRule | undefined {
  const redaction = limits?.redactions.get(resourceType)
  if (!redaction || ABOUT_META.has(name)) return undefined
  // What a parameter reads that nobody knows is not known to be harmless.
  return redaction.refused.get(name) ?? (redaction.known.has(name) ? undefined : redaction.rules[0])
}

const ABOUT_META: ReadonlySet<string> = new Set([
  ...['_id', '_lastUpdated', '_tag', '_profile', '_security', '_source'],
])

function codeOf(token: string): string {
  return token.slice(token.indexOf('|') + 1)
}
