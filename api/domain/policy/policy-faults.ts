import {
  AUDIENCE_FACTS,
  type AudienceCondition,
  type AudienceFact,
  DATA_POLICY_COUNTS,
  DATA_POLICY_LIMITS,
  DATA_USER_KINDS,
  type DataPolicyContent,
  type DataRule,
} from '../../../schema/vocabulary/data-policy.ts'
import { isFhirResourceType } from '../../../schema/vocabulary/fhir-resource-type.ts'
import type { Range } from '../../../schema/vocabulary/limits.ts'
import { APP_USES, INTENT_LABELS, RISK_TIERS } from '../../../schema/vocabulary/registration.ts'
import { checkText, type FieldIssue } from '../submission/field-issue.ts'
import { departmentKey } from './audience.ts'
import { parseElementPath } from './element-path.ts'

/**
 * Finds what is wrong with a policy: lengths and counts, types and elements that are none, rules without anything to
 * do. Whether an element exists in the standard is asked elsewhere.
 */
export function policyFaults({ rules, askText, askUrl }: DataPolicyContent): FieldIssue[] {
  return [
    ...countFaults(rules.length, DATA_POLICY_COUNTS.rules, ['rules']),
    ...textFaults(askText, DATA_POLICY_LIMITS.askText, ['askText']),
    ...urlFaults(askUrl),
    ...rules.flatMap((rule, index) => ruleFaults(rule, index, rules)),
  ]
}

/** A policy as it is kept: no blanks at the ends, and nothing a kind of rule has no use for. */
export function normalizedPolicy({ rules, askText, askUrl }: DataPolicyContent): DataPolicyContent {
  return {
    rules: rules.map(normalizedRule),
    askText: askText.trim(),
    askUrl: askUrl?.trim() || null,
  }
}

function normalizedRule(rule: DataRule): DataRule {
  const { kind } = rule
  const trimmed = (list: readonly string[]) => [...new Set(list.map((each) => each.trim()))]
  const isClosing = kind === 'ONLY_OPEN' || kind === 'CLOSE'
  return {
    ...{ key: rule.key.trim(), kind, reason: rule.reason.trim() },
    resourceTypes: isClosing || kind === 'HIDE_LABELLED' ? trimmed(rule.resourceTypes) : [],
    interactions: kind === 'CLOSE' ? [...new Set(rule.interactions)] : [],
    elements: kind === 'REDACT' ? trimmed(rule.elements) : [],
    labels: kind === 'HIDE_LABELLED' ? trimmed(rule.labels) : [],
    opensByScope: kind === 'HIDE_LABELLED' && rule.opensByScope,
    perApp: kind === 'RATE_LIMIT' ? rule.perApp : null,
    perToken: kind === 'RATE_LIMIT' ? rule.perToken : null,
    audience: rule.audience.map(({ fact, match, values }) => ({
      ...{ fact, match },
      values: trimmed(fact === 'DEPARTMENT' ? values.map(departmentKey) : values),
    })),
  }
}

function ruleFaults(rule: DataRule, index: number, rules: readonly DataRule[]): FieldIssue[] {
  const at = (...rest: (string | number)[]) => ['rules', String(index), ...rest.map(String)]
  const isTaken = rules.findIndex(({ key }) => key === rule.key) !== index
  return [
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rule.key) && rule.key.length <= DATA_POLICY_LIMITS.key.max
      ? []
      : [fault('INVALID', 'A key has small letters, digits and hyphens, at most 60.', at('key'))]),
    ...(isTaken ? [fault('NOT_UNIQUE', 'Another rule has this key.', at('key'))] : []),
    ...textFaults(rule.reason, DATA_POLICY_LIMITS.reason, at('reason')),
    ...countFaults(
      rule.resourceTypes.length,
      DATA_POLICY_COUNTS.resourceTypes,
      at('resourceTypes'),
    ),
    ...rule.resourceTypes.flatMap((type, i) =>
      isFhirResourceType(type)
        ? []
        : [fault('INVALID', `“${type}” is not a type of FHIR R4.`, at('resourceTypes', i))],
    ),
    ...kindFaults(rule, at),
    ...countFaults(rule.audience.length, DATA_POLICY_COUNTS.audience, at('audience')),
    ...rule.audience.flatMap((condition, i) => conditionFaults(condition, at('audience', i))),
  ]
}

type At = (...rest: (string | number)[]) => string[]

function kindFaults(rule: DataRule, at: At): FieldIssue[] {
  switch (rule.kind) {
    case 'ONLY_OPEN':
      return rule.resourceTypes.length > 0
        ? []
        : [missing('Name the types that stay open.', at('resourceTypes'))]
    case 'CLOSE':
      return rule.resourceTypes.length + rule.interactions.length > 0
        ? []
        : [missing('Name types, interactions or both.', at('resourceTypes'))]
    case 'REDACT':
      return [
        ...countFaults(rule.elements.length, DATA_POLICY_COUNTS.elements, at('elements')),
        ...rule.elements.flatMap((text, i) => elementFaults(text, at('elements', i))),
      ]
    case 'HIDE_LABELLED':
      return [
        ...countFaults(rule.labels.length, DATA_POLICY_COUNTS.labels, at('labels')),
        ...rule.labels.flatMap((label, i) => labelFaults(label, at('labels', i))),
      ]
    case 'RATE_LIMIT':
      return rateFaults(rule, at)
  }
}

function elementFaults(text: string, path: string[]): FieldIssue[] {
  const length = textFaults(text, DATA_POLICY_LIMITS.element, path)
  if (length.length > 0) return length
  const parsed = parseElementPath(text)
  if (!parsed.ok) return [fault('INVALID', parsed.error, path)]
  return isFhirResourceType(parsed.value.resourceType)
    ? []
    : [fault('INVALID', `“${parsed.value.resourceType}” is not a type of FHIR R4.`, path)]
}

/** A comma or a bar more would be read as another label by the server behind the proxy. */
function labelFaults(label: string, path: string[]): FieldIssue[] {
  const length = textFaults(label, DATA_POLICY_LIMITS.label, path)
  if (length.length > 0 || /^(?:[^\s|,\\$]+\|)?[^\s|,\\$]+$/.test(label)) return length
  return [fault('INVALID', 'Write a code such as R, or system|R.', path)]
}

function rateFaults({ perApp, perToken }: DataRule, at: At): FieldIssue[] {
  const { min, max } = DATA_POLICY_COUNTS.rate
  if (perApp === null && perToken === null) {
    return [missing('Limit each app, each token or both.', at('perApp'))]
  }
  return Object.entries({ perApp, perToken }).flatMap(([name, value]) => {
    if (value === null || (value >= min && value <= max)) return []
    const limit = value < min ? min : max
    const message = `Allow ${min} to ${max} requests a minute.`
    return [
      {
        code: value < min ? 'TOO_SHORT' : 'TOO_LONG',
        message,
        path: at(name),
        limit,
        actual: value,
      },
    ]
  })
}

const KNOWN_VALUES: Readonly<Record<AudienceFact, readonly string[] | undefined>> = {
  APP_USE: APP_USES,
  RISK_TIER: RISK_TIERS,
  PURPOSE: INTENT_LABELS,
  USER_KIND: DATA_USER_KINDS,
  DEPARTMENT: undefined,
}

function conditionFaults({ fact, values }: AudienceCondition, path: string[]): FieldIssue[] {
  if (!AUDIENCE_FACTS.includes(fact)) return [fault('INVALID', 'Nobody knows this.', path)]
  const known = KNOWN_VALUES[fact]
  const at = (index: number) => [...path, 'values', String(index)]
  return [
    ...countFaults(values.length, DATA_POLICY_COUNTS.audienceValues, [...path, 'values']),
    ...values.flatMap((value, index) => {
      if (!known) return textFaults(value, DATA_POLICY_LIMITS.department, at(index))
      if (known.includes(value)) return []
      return [fault('INVALID', `“${value}” is not one of the choices.`, at(index))]
    }),
  ]
}

function urlFaults(url: string | null): FieldIssue[] {
  if (url === null) return []
  const length = textFaults(url, DATA_POLICY_LIMITS.askUrl, ['askUrl'])
  if (length.length > 0 || (URL.canParse(url) && url.startsWith('https://'))) return length
  return [fault('INVALID', 'Enter an address that begins with https://.', ['askUrl'])]
}

function countFaults(actual: number, { min, max }: Range, path: string[]): FieldIssue[] {
  if (actual > max) {
    const message = `There can be at most ${max}; there are ${actual}.`
    return [{ code: 'TOO_LONG', message, path, limit: max, actual }]
  }
  if (actual >= min) return []
  return [{ code: 'REQUIRED', message: `Add at least ${min}.`, path, limit: min, actual }]
}

function textFaults(text: string, range: Range, path: string[]): FieldIssue[] {
  return checkText(path, text, { range, mode: 'submit', isRequired: range.min > 0 })
}

function missing(message: string, path: string[]): FieldIssue {
  return { code: 'REQUIRED', message, path, limit: 1, actual: 0 }
}

function fault(code: FieldIssue['code'], message: string, path: string[]): FieldIssue {
  return { code, message, path }
}
