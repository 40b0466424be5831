import { describe, expect, test } from 'vitest'
import { indexValues } from '../../../api/fhir-server/index/index-values.ts'
import { localReference } from '../../../api/fhir-server/index/local-reference.ts'
import { foldedText } from '../../../api/fhir-server/index/searchable-text.ts'

describe('index values', () => {
  test('a name is found by each of its parts, without case and accents', () => {
    const name = { family: 'Müller', given: ['Zoë', 'Ana  María'], use: 'official' }
    expect(indexValues('string', name)).toEqual([
      { text: 'muller', exact: 'Müller' },
      { text: 'zoe', exact: 'Zoë' },
      { text: 'ana maria', exact: 'Ana  María' },
    ])
  })

  test('a concept is found by each coding, a coding without a system has none', () => {
    const code = { coding: [{ system: 's', code: 'a' }, { code: 'b' }], text: 'A' }
    expect(indexValues('token', code)).toEqual([{ text: 'a', system: 's' }, { text: 'b' }])
  })

  test.each([
    [{ system: 's', value: 'v' }, [{ text: 'v', system: 's' }]],
    [true, [{ text: 'true' }]],
    [false, [{ text: 'false' }]],
    ['final', [{ text: 'final' }]],
    [{ text: 'no code' }, []],
    [undefined, []],
  ])('the token %j', (value, rows) => {
    expect(indexValues('token', value)).toEqual(rows)
  })

  test.each([
    ['Patient/1', 'Patient/1'],
    ['https://h/fhir/Patient/1', 'Patient/1'],
    ['Patient/1/_history/3', 'Patient/1'],
    ['https://elsewhere/Patient/1', 'https://elsewhere/Patient/1'],
    ['https://h/fhirother/Patient/1', 'https://h/fhirother/Patient/1'],
  ])('the reference %s points at %s', (reference, place) => {
    expect(localReference(reference, 'https://h/fhir')).toBe(place)
  })

  test('a reference is searched without its version', () => {
    expect(indexValues('reference', { reference: 'Patient/1/_history/3' })).toEqual([
      { text: 'Patient/1' },
    ])
  })

  test('a reference to something contained is not searched', () => {
    expect(indexValues('reference', { reference: '#inner' })).toEqual([])
  })

  test('an open period goes on for ever', () => {
    expect(indexValues('date', { start: '2024' })).toEqual([
      { low: Date.UTC(2024), high: Infinity },
    ])
    expect(indexValues('date', {})).toEqual([])
  })

  test('a quantity is found by code and by printed unit', () => {
    const quantity = { value: 5.4, unit: 'percent', system: 'u', code: '%' }
    expect(indexValues('quantity', quantity)).toEqual([
      { low: 5.4, high: 5.4, text: '%', system: 'u' },
      { low: 5.4, high: 5.4, text: 'percent' },
    ])
    expect(indexValues('quantity', { value: 3, currency: 'EUR' })).toEqual([
      { low: 3, high: 3, text: 'EUR', system: 'urn:iso:std:iso:4217' },
    ])
  })

  test('long values are cut to what an index can hold', () => {
    expect(foldedText('x'.repeat(5000))).toHaveLength(500)
    expect(indexValues('uri', 'u'.repeat(5000))).toEqual([{ text: 'u'.repeat(500) }])
  })
})
