import type { Filter, SearchRequest } from '@medplum/core'
import type { QueryPairs } from './parse-search.ts'

/** Comparison prefixes, which @medplum/core takes off the value; every other operator is a modifier. */
const prefixes = new Set<string>(['ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'])

/**
 * Spells a search that @medplum/fhir-router has parsed as query pairs again, so that conditional
 * interactions are searched by the same code as everything else.
 */
export const requestPairs = ({ filters, count, offset }: SearchRequest): QueryPairs => [
  ...(filters ?? []).map(filterPair),
  ...(count === undefined ? [] : [['_count', String(count)] as const]),
  ...(offset === undefined ? [] : [['_offset', String(offset)] as const]),
]

const filterPair = ({ code, operator, value }: Filter): readonly [string, string] => {
  if (operator === 'eq') return [code, value]
  return prefixes.has(operator) ? [code, `${operator}${value}`] : [`${code}:${operator}`, value]
}
