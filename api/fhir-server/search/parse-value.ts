import type { SearchableType } from '../index/index-values.ts'
import { instantRange } from '../index/instant-range.ts'
import { localReference } from '../index/local-reference.ts'
import { foldedText, indexedText } from '../index/searchable-text.ts'
import { invalid, notSupported } from '../outcomes.ts'
import type { SpanTest, ValueTest } from './condition.ts'
import { splitEscaped, unescaped } from './escapes.ts'
import { takesModifier } from './modifiers.ts'
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
  const { name, modifier } = parameter
  if (modifier !== undefined && !takesModifier(type, modifier)) {
    throw notSupported(`The search parameter ${name} does not know the modifier :${modifier}.`)
  }
  switch (type) {
    case 'string':
      return parseString(parameter)
    case 'token':
      return parseToken(parameter)
    case 'reference':
      return parseReference(parameter)
    case 'date':
      return { kind: 'amount', span: parseInstant(parameter) }
    case 'number':
      return { kind: 'amount', span: parseNumber(parameter, parameter.value) }
    case 'quantity':
      return parseQuantity(parameter)
    case 'uri':
      return parseUri(parameter)
  }
}

/** Reads a date with its prefix; also what `_lastUpdated` is compared with. */
export const parseInstant = ({ name, value, now }: ParameterValue): SpanTest => {
  const { prefix, rest } = splitPrefix(value)
  const range = instantRange(rest)
  if (!range) throw invalid(`The parameter ${name} needs a date, not "${rest}".`)
  return instantTest(prefix, range, now)
}

const parseString = ({ modifier, value }: ParameterValue): ValueTest => {
  const text = unescaped(value)
  if (modifier === 'exact') return { kind: 'exact', exact: text }
  const match = modifier === 'contains' ? 'part' : 'start'
  return { kind: 'text', match, text: foldedText(text) }
}

/** The whole URI, or with `:below` one that begins with it. */
const parseUri = ({ modifier, value }: ParameterValue): ValueTest => {
  const match = modifier === 'below' ? 'start' : 'whole'
  return { kind: 'text', match, text: indexedText(unescaped(value)) }
}

/** `code`, `system|code`, `|code` (no system) or `system|`. */
const parseToken = ({ name, value }: ParameterValue): ValueTest => {
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
