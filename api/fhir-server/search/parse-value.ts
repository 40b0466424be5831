import type { SearchableType } from '../index/index-values.ts'
import { instantRange } from '../index/instant-range.ts'
import { localReference } from '../index/local-reference.ts'
import { foldedText, indexedText } from '../index/searchable-text.ts'
import { invalid, notSupported } from '../outcomes.ts'
import type { SpanTest, ValueTest } from './condition.ts'
import { splitEscaped, unescaped } from './escapes.ts'
import { instantTest, numberTest, splitPrefix } from './span-tests.ts'

/** One of the values of a parameter, and what is known of the parameter. */
export interface ParameterValue {
  /** As the caller spelled the parameter, for messages. */
  readonly name: string
  readonly modifier: string | undefined
  /** One value, escapes still in it, not empty. */
  readonly value: string
  /** Types a reference without a type may mean. */
  readonly targets: readonly string[]
  readonly baseUrl: string
  readonly now: number
}

/**
 * Reads one value of a search parameter as a test of an index row.
 * Refuses modifiers this server does not answer and values that are not of the type.
 */
export const parseValue = (type: SearchableType, parameter: ParameterValue): ValueTest => {
  switch (type) {
    case 'string':
      return parseString(parameter)
    case 'token':
      return parseToken(parameter)
    case 'reference':
      return parseReference(parameter)
    case 'date':
      refuseModifier(parameter)
      return { kind: 'amount', span: parseInstant(parameter) }
    case 'number':
      refuseModifier(parameter)
      return { kind: 'amount', span: parseNumber(parameter, parameter.value) }
    case 'quantity':
      return parseQuantity(parameter)
    case 'uri':
      refuseModifier(parameter)
      return { kind: 'text', match: 'whole', text: indexedText(unescaped(parameter.value)) }
  }
}

/** Reads a date with its prefix; also what `_lastUpdated` is compared with. */
export const parseInstant = ({ name, value, now }: ParameterValue): SpanTest => {
  const { prefix, rest } = splitPrefix(value)
  const range = instantRange(rest)
  if (!range) throw invalid(`The parameter ${name} needs a date, not "${rest}".`)
  return instantTest(prefix, range, now)
}

const parseString = ({ name, modifier, value }: ParameterValue): ValueTest => {
  const text = unescaped(value)
  switch (modifier) {
    case undefined:
      return { kind: 'text', match: 'start', text: foldedText(text) }
    case 'contains':
      return { kind: 'text', match: 'part', text: foldedText(text) }
    case 'exact':
      return { kind: 'exact', exact: text }
    default:
      throw unknownModifier(name, modifier)
  }
}

/** `code`, `system|code`, `|code` (no system) or `system|`. */
const parseToken = ({ name, modifier, value }: ParameterValue): ValueTest => {
  if (modifier !== undefined && modifier !== 'not') throw unknownModifier(name, modifier)
  const [first = '', second, ...more] = splitEscaped(value, '|').map(unescaped)
  if (more.length > 0) throw invalid(`The parameter ${name} takes system|code, not "${value}".`)
  if (second === undefined) return { kind: 'token', text: indexedText(first) }
  if (first === '' && second === '')
    throw invalid(`The parameter ${name} needs a system or a code.`)
  return {
    kind: 'token',
    system: first === '' ? null : first,
    ...(second === '' ? {} : { text: indexedText(second) }),
  }
}

/** `Type/id`, `id` or an absolute URL; the modifier may name the type. */
const parseReference = (parameter: ParameterValue): ValueTest => {
  const { name, modifier, targets, baseUrl } = parameter
  const reference = indexedText(localReference(unescaped(parameter.value), baseUrl))
  if (modifier !== undefined && !/^[A-Z]/.test(modifier)) throw unknownModifier(name, modifier)
  if (!/[/:]/.test(reference)) {
    const types = modifier === undefined ? targets : [modifier]
    return { kind: 'reference', references: types.map((type) => `${type}/${reference}`) }
  }
  if (modifier !== undefined && !reference.startsWith(`${modifier}/`)) {
    throw invalid(`The parameter ${name} asks for ${modifier} and names "${reference}".`)
  }
  return { kind: 'reference', references: [reference] }
}

/** `number`, `number|system|code` or `number||unit`. */
const parseQuantity = (parameter: ParameterValue): ValueTest => {
  refuseModifier(parameter)
  const { name, value } = parameter
  const [amount = '', system = '', unit = '', ...more] = splitEscaped(value, '|').map(unescaped)
  if (more.length > 0) throw invalid(`The parameter ${name} takes number|system|code.`)
  return {
    kind: 'amount',
    span: parseNumber(parameter, amount),
    ...(system === '' ? {} : { system }),
    ...(unit === '' ? {} : { text: indexedText(unit) }),
  }
}

const parseNumber = ({ name }: ParameterValue, value: string): SpanTest => {
  const { prefix, rest } = splitPrefix(value)
  const test = numberTest(prefix, rest)
  if (!test) throw invalid(`The parameter ${name} needs a number, not "${rest}".`)
  return test
}

const refuseModifier = ({ name, modifier }: ParameterValue) => {
  if (modifier !== undefined) throw unknownModifier(name, modifier)
}

const unknownModifier = (name: string, modifier: string) =>
  notSupported(`The search parameter ${name} does not know the modifier :${modifier}.`)
