import type { Observation } from '@medplum/fhirtypes'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadFhirDefinitions } from '../../../api/fhir-server/fhir-definitions.ts'
import { indexRows } from '../../../api/fhir-server/index/index-rows.ts'

beforeAll(loadFhirDefinitions)

const anObservation: Observation = {
  resourceType: 'Observation',
  id: 'o1',
  meta: { tag: [{ system: 't', code: 'synthetic' }], lastUpdated: '2024-01-01T00:00:00Z' },
  status: 'final',
  category: [{ coding: [{ system: 'c', code: 'vital-signs' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }] },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2024-03-01',
  component: [
    {
      code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
      valueQuantity: { value: 120, unit: 'mm[Hg]', code: 'mm[Hg]', system: 'u' },
    },
  ],
}

describe('index rows of a resource', () => {
  const codesOf = (code: string) => indexRows(anObservation).filter((row) => row.code === code)

  test('the patient is found under subject and under patient', () => {
    expect(codesOf('subject')).toEqual([{ code: 'subject', text: 'Patient/p1' }])
    expect(codesOf('patient')).toEqual([{ code: 'patient', text: 'Patient/p1' }])
  })

  test('components are searched by their own and by the combined parameters', () => {
    const pressure = { text: 'mm[Hg]', system: 'u', low: 120, high: 120 }
    expect(codesOf('component-value-quantity')).toEqual([
      { code: 'component-value-quantity', ...pressure },
    ])
    expect(codesOf('combo-value-quantity')).toEqual([{ code: 'combo-value-quantity', ...pressure }])
    expect(
      codesOf('combo-code')
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(['8480-6', '85354-9'])
  })

  test('dates are spans, tags are tokens, what the row itself answers is left out', () => {
    const [date] = codesOf('date')
    expect(date).toEqual({
      code: 'date',
      low: Date.UTC(2024, 2, 1),
      high: Date.UTC(2024, 2, 2) - 1,
    })
    expect(codesOf('_tag')).toEqual([{ code: '_tag', text: 'synthetic', system: 't' }])
    expect(codesOf('_id')).toEqual([])
    expect(codesOf('_lastUpdated')).toEqual([])
  })

  test('an absolute reference into the base is the same as a relative one', () => {
    const absolute = { ...anObservation, subject: { reference: 'https://h/fhir/Patient/p1' } }
    expect(indexRows(absolute, 'https://h/fhir')).toEqual(indexRows(anObservation))
    expect(absolute.subject.reference).toBe('https://h/fhir/Patient/p1')
  })

  test('what is remembered of one resource is not found in another', () => {
    const coded = (code: string): Observation => ({
      ...anObservation,
      code: { coding: [{ code }] },
    })
    const codeOf = (each: Observation) =>
      indexRows(each).flatMap(({ code, text }) => (code === 'code' ? [text] : []))
    expect([coded('a'), coded('b'), coded('a')].map(codeOf)).toEqual([['a'], ['b'], ['a']])
    const first = indexRows(anObservation)
    expect(indexRows({ ...anObservation, id: 'o2' })).toEqual(first)
    expect(indexRows({ ...anObservation, contained: [{ resourceType: 'Patient' }] })).toEqual(first)
  })

  test.each([
    ['valueQuantity', 'value-quantity', { value: 5 }],
    ['valueCodeableConcept', 'value-concept', { coding: [{ code: '5' }] }],
    ['valueString', 'value-string', '5'],
    ['effectivePeriod', 'date', { start: '2024' }],
  ])('the choice %s is found under %s', (name, code, value) => {
    const { effectiveDateTime: _, component: __, ...plain } = anObservation
    const rows = indexRows({ ...plain, [name]: value })
    expect(rows.filter((row) => row.code === code)).toHaveLength(1)
  })

  test('a patient of another type is not a patient', () => {
    const ofGroup: Observation = { ...anObservation, subject: { reference: 'Group/g1' } }
    const codes = indexRows(ofGroup).map(({ code }) => code)
    expect(codes).toContain('subject')
    expect(codes).not.toContain('patient')
  })
})
