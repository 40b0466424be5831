import type { InstantRange } from '../index/instant-range.ts'
import type { Comparison, SpanTest } from './condition.ts'

/** Prefixes of dates, numbers and quantities. @see https://hl7.org/fhir/R4/search.html#prefix */
export const searchPrefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const
export type SearchPrefix = (typeof searchPrefixes)[number]

/** Takes the prefix off a value; without one it is `eq`. */
export const splitPrefix = (value: string): { prefix: SearchPrefix; rest: string } => {
  const prefix = searchPrefixes.find((candidate) => value.startsWith(candidate))
  return prefix ? { prefix, rest: value.slice(2) } : { prefix: 'eq', rest: value }
}

/**
 * Tests a stored span of time against a searched one, both with their ends included.
 * `ap` widens the searched span by a tenth of its distance from now.
 */
export const instantTest = (prefix: SearchPrefix, range: InstantRange, now: number): SpanTest => {
  const { low, high } = range
  const slack = Math.abs(now - low) / 10
  const tests: Record<SearchPrefix, SpanTest> = {
    eq: all(at('low', '>=', low), at('high', '<=', high)),
    ne: any(at('low', '<', low), at('high', '>', high)),
    gt: all(at('high', '>', high)),
    lt: all(at('low', '<', low)),
    ge: any(at('high', '>', high), at('low', '>=', low)),
    le: any(at('low', '<', low), at('high', '<=', high)),
    sa: all(at('low', '>', high)),
    eb: all(at('high', '<', low)),
    ap: all(at('low', '<=', high + slack), at('high', '>=', low - slack)),
  }
  return tests[prefix]
}

/**
 * Tests a stored number. Equality allows for the digits given: `5.4` is [5.35, 5.45).
 * Answers undefined when the text is no decimal.
 * @see https://hl7.org/fhir/R4/search.html#number
 */
export const numberTest = (prefix: SearchPrefix, text: string): SpanTest | undefined => {
  const match = /^[+-]?\d+(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text)
  if (!match) return undefined
  const value = Number(text)
  const half = 10 ** (Number(match[2] ?? 0) - (match[1] ?? '').length) / 2
  const slack = Math.abs(value) / 10
  const tests: Record<SearchPrefix, SpanTest> = {
    eq: all(at('low', '>=', value - half), at('high', '<', value + half)),
    ne: any(at('low', '<', value - half), at('high', '>=', value + half)),
    gt: all(at('high', '>', value)),
    lt: all(at('low', '<', value)),
    ge: all(at('high', '>=', value)),
    le: all(at('low', '<=', value)),
    sa: all(at('low', '>', value)),
    eb: all(at('high', '<', value)),
    ap: all(at('low', '<=', value + slack), at('high', '>=', value - slack)),
  }
  return tests[prefix]
}

const all = (...comparisons: Comparison[]): SpanTest => ({ join: 'all', comparisons })
const any = (...comparisons: Comparison[]): SpanTest => ({ join: 'any', comparisons })
const at = (
  end: Comparison['end'],
  operator: Comparison['operator'],
  value: number,
): Comparison => ({ end, operator, value })
