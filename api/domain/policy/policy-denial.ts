import type { DataRule } from '../../../schema/vocabulary/data-policy.ts'
import type { ServedInteraction } from '../fhir-interaction.ts'
import type { QueryParameters } from '../query-parameters.ts'
import { type CallerLimits, closingRule, labelRules, refusedParameter } from './caller-limits.ts'

/** A rule that refuses, and what it refuses, in words for the developer. */
export interface PolicyDenial {
  readonly rule: DataRule
  readonly status: 400 | 403
  readonly text: string
}

/** Finds the rule of the data policy that refuses an interaction, whoever was granted what; undefined when none does. */
export function policyDenial(
  interaction: ServedInteraction,
  limits: CallerLimits | undefined,
): PolicyDenial | undefined {
  if (!limits) return undefined
  const { resourceType } = interaction
  const code = plainCode(interaction.code)
  const closing = closingRule(limits, resourceType, code)
  if (closing) return closedDenial(closing, resourceType, limits)
  const redaction = limits.redactions.get(resourceType)
  if (redaction?.rules[0] && code === 'update') {
    const text = `Elements of ${resourceType} are left out for this app, and an update would lose them. Use PATCH.`
    return denial(redaction.rules[0], { status: 403, text }, limits)
  }
  const parameters = 'parameters' in interaction ? interaction.parameters : undefined
  return parameters && parameterDenial(resourceType, parameters, limits)
}

/** The denial of what a rule closes. */
export function closedDenial(
  rule: DataRule,
  resourceType: string,
  limits: CallerLimits,
): PolicyDenial {
  return denial(rule, { status: 403, text: `${resourceType} is not open to this.` }, limits)
}

/** The interaction as rules name it; what is conditional is what it would do. */
function plainCode(code: ServedInteraction['code']): string {
  return code.replace(/^conditional-/, '')
}

/** Parameters, orders and includes tell of the elements they read, and counts of what is hidden. */
export function parameterDenial(
  resourceType: string,
  parameters: QueryParameters,
  limits: CallerLimits | undefined,
): PolicyDenial | undefined {
  if (!limits) return undefined
  for (const [name, value] of parameters) {
    for (const [type, read] of readBy(resourceType, name, value)) {
      const rule = refusedParameter(limits, type, read)
      if (rule) {
        const text = `${name} cannot be asked for here: it tells of elements of ${type} that are left out.`
        return denial(rule, { status: 400, text }, limits)
      }
    }
  }
  const [hiding] = labelRules(limits, resourceType)
  const isCount = parameters.some(([name, value]) => name === '_summary' && value === 'count')
  if (!hiding || !isCount) return undefined
  const text = 'A count would count what is hidden. Search for the resources themselves.'
  return denial(hiding, { status: 400, text }, limits)
}

/** The search parameters that one parameter of a request reads, each with the type it belongs to. */
function readBy(
  resourceType: string,
  name: string,
  value: string,
): readonly (readonly [type: string, parameter: string])[] {
  if (name === '_sort') {
    return value.split(',').map((each) => [resourceType, each.replace(/^-/, '')])
  }
  if (name === '_include' || name === '_revinclude') {
    const [type = '', parameter = ''] = value.split(':')
    return [[type, parameter]]
  }
  if (SHAPING.has(name)) return []
  return [[resourceType, name.replace(/:.*$/s, '')]]
}

const SHAPING: ReadonlySet<string> = new Set([
  ...['_count', '_offset', '_total', '_summary', '_elements', '_format', '_pretty', '_since'],
  ...['_type', '_getpages', '_getpagesoffset', '_bundletype'],
])

function denial(
  rule: DataRule,
  { status, text }: Pick<PolicyDenial, 'status' | 'text'>,
  { askFor }: CallerLimits,
): PolicyDenial {
  const why = /[.!?]$/.test(rule.reason) ? rule.reason : `${rule.reason}.`
  return { rule, status, text: `${text} ${why} Rule "${rule.key}" of the data policy. ${askFor}` }
}
