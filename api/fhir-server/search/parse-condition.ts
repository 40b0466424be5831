import type { SearchParameter } from '@medplum/fhirtypes'
import { isStorableType } from '../fhir-definitions.ts'
import { isSearchableType, searchableParameters, targetTypes } from '../index/index-rows.ts'
import { wholeComposites } from '../index/whole-composites.ts'
import { invalid, notSupported } from '../outcomes.ts'
import type { Condition } from './condition.ts'
import { splitEscaped, unescaped } from './escapes.ts'
import { type ParameterValue, parseInstant, parseValue } from './parse-value.ts'

/** One `name=value` of a search on a resource type. */
interface SearchPair {
  readonly type: string
  /** With modifier or chain, e.g. `name:exact`, `subject:Patient.name`, `_has:…`. */
  readonly name: string
  readonly value: string
}

/** What a search is read against. */
export interface SearchContext {
  readonly baseUrl: string
  /** Milliseconds since 1970; only `ap` looks at it. */
  readonly now: number
}

/**
 * Reads one search parameter. Refuses what the type does not have and depths nobody
 * needs; a parameter that is not understood must never widen what is found.
 * @see https://hl7.org/fhir/R4/search.html
 */
export const parseCondition = (pair: SearchPair, context: SearchContext): Condition => {
  if (pair.name.split(/[.]|_has:/).length > maxSteps) {
    throw notSupported(`The search parameter ${pair.name} follows too many references.`)
  }
  if (pair.name.startsWith('_has:')) return parseReverse(pair, context)
  if (pair.name.includes('.')) return parseChain(pair, context)
  return parseDirect(pair, context)
}

/** Each step multiplies the types a reference may mean, so both numbers stay small. */
const maxSteps = 4
const maxUntypedTargets = 6
const maxValues = 500

const parseReverse = (pair: SearchPair, context: SearchContext): Condition => {
  const [, type = '', code = '', ...rest] = pair.name.split(':')
  if (!isStorableType(type) || rest.length === 0) {
    throw invalid(`${pair.name} is not of the form _has:Type:reference:parameter.`)
  }
  requireReference(type, code)
  const condition = parseCondition({ type, name: rest.join(':'), value: pair.value }, context)
  return { kind: 'reverse', type, code, condition }
}

const parseChain = (pair: SearchPair, context: SearchContext): Condition => {
  const dot = pair.name.indexOf('.')
  const [code = '', only, ...more] = pair.name.slice(0, dot).split(':')
  const rest = pair.name.slice(dot + 1)
  const parameter = requireReference(pair.type, code)
  if (more.length > 0 || (only !== undefined && !isStorableType(only))) {
    throw invalid(`${pair.name} is not of the form reference:Type.parameter.`)
  }
  const types =
    only === undefined
      ? targetTypes(pair.type, parameter).filter((type) => hasParameter(type, rest))
      : [only]
  if (types.length === 0) throw unknownParameter(pair.type, pair.name)
  if (types.length > maxUntypedTargets) {
    throw notSupported(`${pair.name} may mean too many types. Name one, as in ${code}:Patient.`)
  }
  const targets = types.map((type) => ({
    type,
    condition: parseCondition({ ...pair, type, name: rest }, context),
  }))
  return { kind: 'chain', code, targets }
}

const parseDirect = ({ type, name, value }: SearchPair, context: SearchContext): Condition => {
  const [code = '', modifier, ...more] = name.split(':')
  const composite = wholeComposites(type).get(name)
  if (composite) return parseTogether({ type, name, value }, composite.codes, context)
  const parameter = searchableParameters(type).get(code)
  const kind = parameter?.type
  if (!parameter || !kind || !isSearchableType(kind) || more.length > 0) {
    throw unknownParameter(type, name)
  }
  if (modifier === 'missing' && !isRowParameter(code)) {
    return { kind: 'missing', code, isMissing: readBoolean(name, value) }
  }
  const targets = kind === 'reference' ? targetTypes(type, parameter) : []
  const values = splitValues(name, value).map((each): ParameterValue => {
    return { name, modifier, value: each, targets, ...context }
  })
  if (isRowParameter(code)) {
    if (modifier !== undefined) throw unknownParameter(type, name)
    return rowCondition(code, values)
  }
  const alternatives = values.map((each) => parseValue(kind, each))
  return { kind: 'value', code, isNegated: modifier === 'not', alternatives }
}

/** `a$b`: a value for each part, in their order. */
const parseTogether = (
  { type, name, value }: SearchPair,
  codes: readonly string[],
  context: SearchContext,
): Condition => {
  const alternatives = splitValues(name, value).map((each) => {
    const parts = splitEscaped(each, '$')
    if (parts.length !== codes.length || parts.includes('')) {
      throw invalid(`The search parameter ${name} takes ${codes.join('$')}, not "${each}".`)
    }
    return codes.map((code, i) =>
      parseCondition({ type, name: code, value: parts[i] ?? '' }, context),
    )
  })
  return { kind: 'together', alternatives }
}

const splitValues = (name: string, value: string): string[] => {
  const values = splitEscaped(value, ',')
  if (values.includes('')) throw invalid(`The search parameter ${name} has an empty value.`)
  if (values.length > maxValues)
    throw notSupported(`The search parameter ${name} has too many values.`)
  return values
}

/** Parameters answered from the resource row, not from `idx`. */
export const isRowParameter = (code: string): code is '_id' | '_lastUpdated' =>
  code === '_id' || code === '_lastUpdated'

const rowCondition = (
  code: '_id' | '_lastUpdated',
  values: readonly ParameterValue[],
): Condition =>
  code === '_id'
    ? { kind: 'id', ids: values.map(({ value }) => unescaped(value)) }
    : { kind: 'updated', alternatives: values.map(parseInstant) }

const hasParameter = (type: string, name: string) => {
  const [code = ''] = name.split(/[:.]/)
  return code === '_has' || searchableParameters(type).has(code) || wholeComposites(type).has(code)
}

const requireReference = (type: string, code: string): SearchParameter => {
  const parameter = searchableParameters(type).get(code)
  if (parameter?.type === 'reference') return parameter
  throw invalid(`${type} has no search parameter ${code} that is a reference.`)
}

const readBoolean = (name: string, value: string) => {
  if (value === 'true' || value === 'false') return value === 'true'
  throw invalid(`The search parameter ${name} takes true or false.`)
}

const unknownParameter = (type: string, name: string) =>
  notSupported(`The search parameter ${name} is not supported for ${type}.`)
