import type { SearchParameter } from '@medplum/fhirtypes'
import { type InstantRange, instantRange } from './instant-range.ts'
import { withoutVersion } from './local-reference.ts'
import { foldedText, indexedText } from './searchable-text.ts'

/**
 * One searchable value. `text` is what equality and prefixes compare, `exact` keeps a string as
 * written, `system` belongs to a token or quantity, `low` and `high` bound a date (milliseconds
 * since 1970) or a number.
 */
export interface IndexValue {
  readonly text?: string
  readonly exact?: string
  readonly system?: string
  readonly low?: number
  readonly high?: number
}

/** Parameter types that are searched; `composite` and `special` are refused. */
export type SearchableType = Exclude<SearchParameter['type'], 'composite' | 'special'>

/**
 * Turns one value found by a search parameter's FHIRPath into index values.
 * @see https://hl7.org/fhir/R4/search.html#ptypes
 */
export const indexValues = (type: SearchableType, value: unknown): IndexValue[] => {
  switch (type) {
    case 'string':
      return stringValues(value)
    case 'token':
      return tokenValues(value)
    case 'reference':
      return referenceValues(value)
    case 'date':
      return dateValues(value)
    case 'number':
      return numberValues(value)
    case 'quantity':
      return quantityValues(value)
    case 'uri':
      return typeof value === 'string' ? [{ text: indexedText(value) }] : []
  }
}

/** Parts of HumanName and Address that a search looks into. */
const namedParts = [
  'text',
  'family',
  'given',
  'prefix',
  'suffix',
  'line',
  'city',
  'district',
  'state',
  'postalCode',
  'country',
] as const

const stringValues = (value: unknown): IndexValue[] => {
  if (typeof value === 'string') return [{ text: foldedText(value), exact: value }]
  if (!isRecord(value)) return []
  return namedParts
    .flatMap((part) => [value[part]].flat())
    .flatMap((part) => {
      return typeof part === 'string' ? stringValues(part) : []
    })
}

const tokenValues = (value: unknown): IndexValue[] => {
  if (!isRecord(value)) return value === undefined || value === null ? [] : [token(value)]
  if (Array.isArray(value.coding)) return value.coding.flatMap(tokenValues)
  const code = value.code ?? value.value
  return code === undefined && value.system === undefined ? [] : [token(code, value.system)]
}

const token = (code: unknown, system?: unknown): IndexValue => ({
  ...(code === undefined ? {} : { text: indexedText(String(code)) }),
  ...(typeof system === 'string' ? { system } : {}),
})

const referenceValues = (value: unknown): IndexValue[] => {
  const reference = isRecord(value) ? value.reference : value
  if (typeof reference !== 'string' || reference.startsWith('#')) return []
  return [{ text: indexedText(withoutVersion(reference)) }]
}

const dateValues = (value: unknown): IndexValue[] => {
  if (typeof value === 'string') {
    const range = instantRange(value)
    return range ? [{ ...range }] : []
  }
  if (!isRecord(value)) return []
  if (Array.isArray(value.event)) return value.event.flatMap(dateValues)
  const range = periodRange(value)
  return range ? [{ ...range }] : []
}

/** A Period without a start or an end goes on for ever on that side. */
const periodRange = ({ start, end }: Record<string, unknown>): InstantRange | undefined => {
  if (typeof start !== 'string' && typeof end !== 'string') return undefined
  const first = typeof start === 'string' ? instantRange(start) : undefined
  const last = typeof end === 'string' ? instantRange(end) : undefined
  return { low: first?.low ?? -Infinity, high: last?.high ?? Infinity }
}

const numberValues = (value: unknown): IndexValue[] =>
  typeof value === 'number' ? [{ low: value, high: value }] : []

/** A quantity is found by its code and by its unit as printed; Money by its currency. */
const quantityValues = (value: unknown): IndexValue[] => {
  if (!isRecord(value)) return numberValues(value)
  if (isRecord(value.low) || isRecord(value.high)) return rangeValues(value)
  if (typeof value.value !== 'number') return []
  const amount = { low: value.value, high: value.value }
  if (typeof value.currency === 'string') {
    return [{ ...amount, text: value.currency, system: 'urn:iso:std:iso:4217' }]
  }
  const coded = { ...amount, ...token(value.code ?? value.unit, value.system) }
  const isPrintedOtherwise = value.code !== undefined && value.unit !== value.code
  return isPrintedOtherwise && typeof value.unit === 'string'
    ? [coded, { ...amount, text: indexedText(value.unit) }]
    : [coded]
}

const rangeValues = ({ low, high }: Record<string, unknown>): IndexValue[] => {
  const from = isRecord(low) ? low : {}
  const to = isRecord(high) ? high : {}
  return [
    {
      ...token(from.code ?? to.code, from.system ?? to.system),
      low: typeof from.value === 'number' ? from.value : -Infinity,
      high: typeof to.value === 'number' ? to.value : Infinity,
    },
  ]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
