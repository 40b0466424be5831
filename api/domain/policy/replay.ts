import type { PolicyEffect } from '../../../schema/vocabulary/data-policy-preview.ts'
import { type AccessPart, accessParts } from '../access-part.ts'
import { type AccessDecision, type AccessRules, decide } from '../fhir-access.ts'
import type { FhirInteraction, ServedInteraction } from '../fhir-interaction.ts'
import type { QueryParameters } from '../query-parameters.ts'
import { labelRules } from './caller-limits.ts'

/** What the audit trail keeps of a request: no body, no id, no value. */
export interface RecordedRequest {
  readonly interaction: string
  readonly resourceType: string
  /** Names; of orders and includes also what they name, as `_sort=date`. */
  readonly parameters: readonly string[]
}

/** What would have become of a request, and by which rule; undefined when the same. */
export type ReplayedEffect =
  | Pick<PolicyEffect, 'effect' | 'rule'>
  | { readonly effect: 'UNDECIDED'; readonly rule: string }
  | undefined

/** The id that stands for the one that is not kept: that of the patient in context. */
export const REPLAYED_ID = 'replayed'

/** Judges a recorded request by two sets of rules, with the decision that judges requests, and says what differs. */
export function replayedEffect(
  recorded: RecordedRequest,
  { before, after }: { before: AccessRules; after: AccessRules },
): ReplayedEffect {
  const interaction = interactionOf(recorded)
  if (!interaction) return undefined
  const was = decide(interaction, before)
  const would = decide(interaction, after)
  if (was.verdict !== would.verdict) {
    return would.verdict === 'deny'
      ? { effect: 'REFUSED', rule: ruleOf(would) }
      : { effect: 'OPENED', rule: ruleOf(was) }
  }
  if (would.verdict === 'deny') return undefined
  return changedAnswer(recorded, { before, after })
}

function changedAnswer(
  { interaction, resourceType, parameters }: RecordedRequest,
  { before, after }: { before: AccessRules; after: AccessRules },
): ReplayedEffect {
  const [rule] = newRules(before, after, ({ policy }) =>
    interaction === 'everything'
      ? [...(policy.caller?.redactions.values() ?? [])].flatMap(({ rules }) => rules)
      : (policy.caller?.redactions.get(resourceType)?.rules ?? []),
  )
  if (rule) {
    const isUnclear = parameters.some((name) => name in NAMING)
    return { effect: isUnclear ? 'UNDECIDED' : 'REDACTED', rule }
  }
  const [hiding] = newRules(before, after, ({ policy }) => labelRules(policy.caller, resourceType))
  if (hiding) return { effect: 'FILTERED', rule: hiding }
  const letter = interaction === 'search-type' ? 's' : 'r'
  const spelled = (parts: readonly AccessPart[]) =>
    JSON.stringify(parts.map((part) => part.conditions).toSorted())
  const isSame =
    !READS.has(interaction) ||
    spelled(accessParts(resourceType, letter, before)) ===
      spelled(accessParts(resourceType, letter, after))
  return isSame ? undefined : { effect: 'FILTERED', rule: 'scopes' }
}

const READS: ReadonlySet<string> = new Set([
  ...['read', 'vread', 'history-instance', 'search-type', 'everything'],
])

function newRules(
  before: AccessRules,
  after: AccessRules,
  rulesOf: (rules: AccessRules) => readonly { readonly key: string; readonly reason: string }[],
): string[] {
  const known = new Set(rulesOf(before).map((rule) => JSON.stringify(rule)))
  return rulesOf(after).flatMap((rule) => (known.has(JSON.stringify(rule)) ? [] : [rule.key]))
}

function ruleOf(decision: AccessDecision): string {
  return decision.verdict === 'deny' ? (decision.policyRule ?? decision.rule) : ''
}

/** Orders and includes that were recorded by name alone: which parameter they named is not known. */
const NAMING: Readonly<Record<string, true>> = { _sort: true, _include: true, _revinclude: true }

/** Values that say nothing, for parameters whose values have a shape. */
const STAND_INS: Readonly<Record<string, string>> = {
  _count: '1',
  _offset: '0',
  _total: 'none',
  _summary: 'true',
  _elements: 'id',
  _pretty: 'true',
}

/** Codes of interactions by what they carry. */
const ON_INSTANCE: ReadonlySet<string> = new Set(['read', 'update', 'patch', 'delete'])
const WITH_PARAMETERS: ReadonlySet<string> = new Set(['history-instance', 'everything'])
const CONDITIONAL: ReadonlySet<string> = new Set([
  ...['conditional-update', 'conditional-patch', 'conditional-delete'],
])

function interactionOf(recorded: RecordedRequest): FhirInteraction | undefined {
  const { interaction: code, resourceType } = recorded
  const parameters = parametersOf(recorded.parameters)
  const on = { resourceType, id: REPLAYED_ID }
  if (isCode(code, ON_INSTANCE)) return { code, ...on } as FhirInteraction
  if (isCode(code, WITH_PARAMETERS)) return { code, ...on, parameters } as FhirInteraction
  if (isCode(code, CONDITIONAL)) return { code, resourceType, parameters } as FhirInteraction
  switch (code) {
    case 'vread':
      return { code, ...on, versionId: '1' }
    case 'search-type':
      return { code, resourceType, parameters }
    case 'create':
      return { code, resourceType, ...(parameters.length > 0 ? { parameters } : {}) }
    default:
      return undefined
  }
}

function isCode(code: string, codes: ReadonlySet<string>): code is ServedInteraction['code'] {
  return codes.has(code)
}

function parametersOf(recorded: readonly string[]): QueryParameters {
  return recorded.flatMap((text) => {
    const [name = '', value] = text.split('=')
    if (value !== undefined) return [[name, value] as const]
    return name in NAMING ? [] : [[name, STAND_INS[name] ?? 'x'] as const]
  })
}
