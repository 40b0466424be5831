import { describe, expect, test } from 'vitest'
import { instantRange } from '../../../api/fhir-server/index/instant-range.ts'
import type { SpanTest } from '../../../api/fhir-server/search/condition.ts'
import {
  instantTest,
  numberTest,
  type SearchPrefix,
  searchPrefixes,
  splitPrefix,
} from '../../../api/fhir-server/search/span-tests.ts'

/** Applies a test the way the database does. */
const passes = ({ join, comparisons }: SpanTest, stored: { low: number; high: number }) => {
  const results = comparisons.map(({ end, operator, value }) => {
    const left = stored[end]
    return { '<': left < value, '<=': left <= value, '>': left > value, '>=': left >= value }[
      operator
    ]
  })
  return join === 'all' ? results.every(Boolean) : results.some(Boolean)
}

const now = Date.parse('2026-01-01T00:00:00Z')

const datePasses = (prefix: SearchPrefix, searched: string, stored: string) => {
  const search = instantRange(searched)
  const value = instantRange(stored)
  if (!search || !value) throw new Error('Not a date.')
  return passes(instantTest(prefix, search, now), value)
}

describe('prefixes of dates', () => {
  // For each stored date, the prefixes with which a search for 2024-05 finds it.
  test.each<[string, SearchPrefix[]]>([
    ['2024-05-10', ['eq', 'ge', 'le', 'ap']],
    ['2024-05', ['eq', 'ge', 'le', 'ap']],
    ['2024-04-30', ['ne', 'lt', 'le', 'eb', 'ap']],
    ['2024-06-01', ['ne', 'gt', 'ge', 'sa', 'ap']],
    ['2024', ['ne', 'gt', 'lt', 'ge', 'le', 'ap']],
    ['2010', ['ne', 'lt', 'le', 'eb']],
  ])('a search for 2024-05 finds %s with %j', (stored, found) => {
    expect(searchPrefixes.filter((prefix) => datePasses(prefix, '2024-05', stored))).toEqual(
      searchPrefixes.filter((prefix) => found.includes(prefix)),
    )
  })
})

describe('prefixes of numbers', () => {
  const numberPasses = (text: string, value: number) => {
    const { prefix, rest } = splitPrefix(text)
    const test = numberTest(prefix, rest)
    return test && passes(test, { low: value, high: value })
  }

  test.each([
    ['5.4', 5.44, true],
    ['5.4', 5.45, false],
    ['5.40', 5.44, false],
    ['100', 99.5, true],
    ['100', 100.5, false],
    ['1e2', 140, true],
    ['ne100', 100.4, false],
    ['ne100', 101, true],
    ['gt100', 100, false],
    ['gt100', 100.1, true],
    ['ge100', 100, true],
    ['lt100', 99.9, true],
    ['le100', 100.1, false],
    ['ap100', 109, true],
    ['ap100', 111, false],
    ['-3', -3.2, true],
  ])('%s and a stored %d: %s', (text, value, found) => {
    expect(numberPasses(text, value)).toBe(found)
  })

  test.each(['', 'ten', '1.', '.5', '1e999', '0x10', '1,2'])('"%s" is no number', (text) => {
    expect(numberTest('eq', text)).toBeUndefined()
  })
})
