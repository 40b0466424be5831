import { isSearchableType, searchableParameters } from '../index/index-rows.ts'
import { invalid, notSupported } from '../outcomes.ts'
import type { SearchPage, SortKey, Subset } from './fhir-search.ts'

const defaultCount = 20
export const maxCount = 1000
const maxOffset = 1_000_000

/** Reads paging, order and total. @see https://hl7.org/fhir/R4/search.html#return */
export const parsePage = (type: string, values: ReadonlyMap<string, string>): SearchPage => {
  const summary = values.get('_summary')
  const total = values.get('_total') ?? 'accurate'
  if (!['none', 'estimate', 'accurate'].includes(total)) {
    throw invalid('_total takes none, estimate or accurate.')
  }
  const sort = values.get('_sort')
  return {
    sort: sort === undefined ? [] : sort.split(',').map((key) => parseSortKey(type, key)),
    ...parseWindow(values),
    ...(summary === 'count' ? { count: 0 } : {}),
    hasTotal: total !== 'none' || summary === 'count',
  }
}

/** Reads `_count` (at most a thousand) and `_offset`. */
export const parseWindow = (values: ReadonlyMap<string, string>) => ({
  count: Math.min(wholeNumber('_count', values.get('_count')) ?? defaultCount, maxCount),
  offset: Math.min(wholeNumber('_offset', values.get('_offset')) ?? 0, maxOffset),
})

/** Reads `_elements` and `_summary`, which cannot be had together. */
export const parseSubset = (values: ReadonlyMap<string, string>): Subset | undefined => {
  const summary = values.get('_summary')
  const elements = values.get('_elements')
  if (summary !== undefined && !['true', 'text', 'data', 'count', 'false'].includes(summary)) {
    throw invalid('_summary takes true, text, data, count or false.')
  }
  if (summary === 'true' || summary === 'text' || summary === 'data') {
    if (elements !== undefined) throw invalid('_summary and _elements exclude each other.')
    return { kind: 'summary', mode: summary }
  }
  return elements === undefined ? undefined : { kind: 'elements', names: elements.split(',') }
}

const parseSortKey = (type: string, key: string): SortKey => {
  const isDescending = key.startsWith('-')
  const code = isDescending ? key.slice(1) : key
  if (code === '_id') return { code, column: 'id', isDescending }
  if (code === '_lastUpdated') return { code, column: 'updated', isDescending }
  const kind = searchableParameters(type).get(code)?.type
  if (!kind || !isSearchableType(kind)) {
    throw notSupported(`${type} cannot be sorted by "${code}".`)
  }
  const isSpan = kind === 'date' || kind === 'number' || kind === 'quantity'
  return { code, column: isSpan ? 'span' : 'text', isDescending }
}

const wholeNumber = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw invalid(`${name} takes a whole number, not "${text}".`)
}
