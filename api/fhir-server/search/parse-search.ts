import { getSearchParameterDetails } from '@medplum/core'
import type { ResourceType } from '@medplum/fhirtypes'
import { isStorableType } from '../fhir-definitions.ts'
import { searchableParameters } from '../index/index-rows.ts'
import { invalid, notSupported } from '../outcomes.ts'
import type { FhirSearch, Include } from './fhir-search.ts'
import { parseCondition, type SearchContext } from './parse-condition.ts'
import { parsePage, parseSubset } from './parse-page.ts'

/** Names and values of a query, decoded, in the order they came. */
export type QueryPairs = readonly (readonly [name: string, value: string])[]

const maxParameters = 50

/** Parameters that shape the answer; each may be given once. */
const pageParameters = new Set(['_count', '_offset', '_sort', '_total', '_summary', '_elements'])
/** Parameters about the representation, already settled when a search is read. */
const formatParameters = new Set(['_format', '_pretty'])
const includeParameters = new Set([
  '_include',
  '_include:iterate',
  '_revinclude',
  '_revinclude:iterate',
])

/**
 * Reads a search on one resource type.
 * Refuses everything it does not understand, with the name of the parameter.
 */
export const parseSearch = (
  type: ResourceType,
  pairs: QueryPairs,
  context: SearchContext,
): FhirSearch => {
  if (pairs.length > maxParameters) throw notSupported('The search has too many parameters.')
  const empty = pairs.find(([, value]) => value === '')
  if (empty) throw invalid(`The search parameter ${empty[0]} has no value.`)
  const page = onceEach(pairs.filter(([name]) => pageParameters.has(name)))
  return {
    type,
    conditions: pairs
      .filter(([name]) => isCriterion(name))
      .map(([name, value]) => parseCondition({ type, name, value }, context)),
    page: parsePage(type, page),
    includes: pairs
      .filter(([name]) => includeParameters.has(name))
      .map(([name, value]) => parseInclude(name, value)),
    subset: parseSubset(page),
  }
}

/** Tells criteria from parameters that only shape the answer. */
export const isCriterion = (name: string): boolean =>
  !pageParameters.has(name) && !formatParameters.has(name) && !includeParameters.has(name)

/** Refuses a parameter given twice, because either value might have been meant. */
export const onceEach = (pairs: QueryPairs): Map<string, string> => {
  const values = new Map(pairs)
  if (values.size === pairs.length) return values
  const twice = pairs.find(([name], i) => pairs.findIndex(([other]) => other === name) !== i)
  throw invalid(`The parameter ${twice?.[0]} is given more than once.`)
}

/** `Type:parameter` or `Type:parameter:Target`; wildcards are refused. */
const parseInclude = (name: string, value: string): Include => {
  const [sourceType = '', code = '', targetType, ...more] = value.split(':')
  const parameter = isStorableType(sourceType)
    ? searchableParameters(sourceType).get(code)
    : undefined
  const isTargeted = targetType === undefined || isStorableType(targetType)
  if (parameter?.type !== 'reference' || !isTargeted || more.length > 0) {
    throw notSupported(`${name}=${value} is not of the form Type:reference:Target.`)
  }
  if (getSearchParameterDetails(sourceType, parameter).type === 'CANONICAL') {
    throw notSupported(`${name}=${value} follows canonical URLs, which is not supported.`)
  }
  return {
    direction: name.startsWith('_include') ? 'forward' : 'reverse',
    sourceType,
    code,
    targetType,
    isIterated: name.endsWith(':iterate'),
  }
}
