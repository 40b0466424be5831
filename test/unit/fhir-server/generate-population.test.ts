import { validateResource } from '@medplum/core'
import type { Observation, Resource } from '@medplum/fhirtypes'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadFhirDefinitions } from '../../../api/fhir-server/fhir-definitions.ts'
import {
  generatePopulation,
  type PopulationOptions,
} from '../../../api/fhir-server/synthetic/generate-population.ts'

beforeAll(loadFhirDefinitions)

const options: PopulationOptions = {
  seed: 11,
  patients: 12,
  now: new Date('2026-11-22T08:00:00Z'),
  fixed: {
    patients: [
      {
        id: 'demo-child',
        given: 'Mia',
        family: 'Rivera',
        gender: 'female',
        birthDate: '2016-04-02',
      },
    ],
    practitioners: [{ id: 'demo-doctor', given: 'Alex', family: 'Stone', gender: 'male' }],
  },
}
const population = generatePopulation(options)
const placeOf = ({ resourceType, id }: Resource) => `${resourceType}/${id}`
const ofType = <T extends Resource['resourceType']>(type: T) =>
  population.filter(
    (each): each is Extract<typeof each, { resourceType: T }> => each.resourceType === type,
  )
const references = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  if ('reference' in value && typeof value.reference === 'string') return [value.reference]
  return Object.values(value).flatMap(references)
}
const codesIn = (type: Resource['resourceType']) => JSON.stringify(ofType(type))

describe('the synthetic population', () => {
  test('is the same for the same seed and another for another', () => {
    expect(generatePopulation(options)).toEqual(population)
    const other = generatePopulation({ ...options, seed: 12 })
    const ids = new Set(population.map(placeOf))
    const kept = ['Patient/demo-child', 'Practitioner/demo-doctor']
    expect(
      other
        .map(placeOf)
        .filter((place) => ids.has(place))
        .toSorted(),
    ).toEqual(kept)
  })

  test('adding patients changes none of those there were', () => {
    const larger = generatePopulation({ ...options, patients: 14 })
    expect(larger.slice(0, population.length)).toEqual(population)
    expect(larger.length).toBeGreaterThan(population.length)
  })

  test('is valid R4 and marked as made up, every resource', () => {
    for (const resource of population) {
      expect(() => validateResource(resource), placeOf(resource)).not.toThrow()
      expect(resource.meta?.tag).toEqual([
        { system: 'https://gatehouse.example/tags', code: 'synthetic' },
      ])
    }
  })

  test('has no id twice and refers to nothing outside', () => {
    const places = population.map(placeOf)
    expect(new Set(places).size).toBe(places.length)
    const known = new Set(places)
    expect(references(population).filter((place) => !known.has(place))).toEqual([])
  })

  test('keeps the people known beforehand and counts them', () => {
    expect(ofType('Patient')).toHaveLength(12)
    expect(ofType('Patient')[0]).toMatchObject({ id: 'demo-child', birthDate: '2016-04-02' })
    expect(ofType('Practitioner')[0]).toMatchObject({
      id: 'demo-doctor',
      name: [{ family: 'Stone', given: ['Alex'] }],
    })
  })
})

describe('synthetic records', () => {
  test('let children grow', () => {
    const heights = ofType('Observation')
      .filter(({ subject }) => subject?.reference === 'Patient/demo-child')
      .filter(({ code }) => code.coding?.[0]?.code === '8302-2')
      .toSorted((a, b) => String(a.effectiveDateTime).localeCompare(String(b.effectiveDateTime)))
      .map(({ valueQuantity }: Observation) => valueQuantity?.value ?? 0)
    expect(heights.length).toBeGreaterThan(12)
    expect(heights[0]).toBeLessThan(60)
    expect(heights.at(-1)).toBeGreaterThan(120)
    expect(heights).toEqual(heights.toSorted((a, b) => a - b))
  })

  test('hold nothing before birth and nothing after now', () => {
    const births = new Map(ofType('Patient').map((each) => [placeOf(each), each.birthDate ?? '']))
    for (const { subject, effectiveDateTime = '' } of ofType('Observation')) {
      expect(effectiveDateTime >= (births.get(subject?.reference ?? '') ?? 'x')).toBe(true)
      expect(Date.parse(effectiveDateTime)).toBeLessThan(options.now.getTime())
    }
    expect(
      ofType('Appointment').some(({ start }) => Date.parse(start ?? '') > options.now.getTime()),
    ).toBe(true)
  })

  test.each<[Resource['resourceType'], string[]]>([
    [
      'Observation',
      [
        '"vital-signs"',
        '"laboratory"',
        '"social-history"',
        '"survey"',
        '"85354-9"',
        '"8480-6"',
        '"39156-5"',
        '"4548-4"',
        '"2160-0"',
        '"72166-2"',
        '"mg/dL"',
      ],
    ],
    [
      'Condition',
      ['"problem-list-item"', '"encounter-diagnosis"', 'http://snomed.info/sct', 'icd-10-cm'],
    ],
    ['MedicationRequest', ['rxnorm']],
    ['Immunization', ['http://hl7.org/fhir/sid/cvx']],
    ['AllergyIntolerance', ['"active"']],
    ['Procedure', ['"completed"']],
    ['Appointment', ['"booked"', '"fulfilled"']],
    ['Encounter', ['"AMB"']],
  ])('hold %s with %j', (type, needles) => {
    for (const needle of needles) expect(codesIn(type)).toContain(needle)
  })
})
