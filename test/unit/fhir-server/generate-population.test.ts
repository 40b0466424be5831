import type { Observation, Resource } from '@medplum/fhirtypes'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadFhirDefinitions } from '../../../api/fhir-server/fhir-definitions.ts'
import {
  generatePopulation,
  type PopulationOptions,
} from '../../../api/fhir-server/synthetic/generate-population.ts'
import { scenarioSystem, scenarios } from '../../../api/fhir-server/synthetic/scenarios.ts'
import { requireValid } from '../../../api/fhir-server/valid-resource.ts'
import { LISTED_VISITS } from '../../../api/queries/access/patients.ts'

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
  hasEdgeCases: true,
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
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const make = () => generatePopulation({ seed, patients: 2, now: options.now })
        expect(make()).toEqual(make())
      }),
      { numRuns: 8 },
    )
    expect(generatePopulation(options)).toEqual(population)
    const ordinary = { ...options, hasEdgeCases: false }
    const other = generatePopulation({ ...ordinary, seed: 12 })
    const ids = new Set(generatePopulation(ordinary).map(placeOf))
    const kept = ['Patient/demo-child', 'Practitioner/demo-doctor']
    expect(
      other
        .map(placeOf)
        .filter((place) => ids.has(place))
        .toSorted(),
    ).toEqual(kept)
  })

  test('adding patients changes none of those there were', () => {
    const ordinary = { ...options, hasEdgeCases: false }
    const smaller = generatePopulation(ordinary)
    const larger = generatePopulation({ ...ordinary, patients: 14 })
    expect(larger.slice(0, smaller.length)).toEqual(smaller)
    expect(larger.length).toBeGreaterThan(smaller.length)
    expect(population.slice(0, smaller.length)).toEqual(smaller)
  })

  test('is valid R4 and marked as made up, every resource (R299, R303)', () => {
    for (const resource of population) {
      expect(() => requireValid(resource), placeOf(resource)).not.toThrow()
      expect(resource.meta?.tag).toContainEqual({
        system: 'https://gatehouse.example/tags',
        code: 'synthetic',
      })
      expect(resource.meta?.security).toContainEqual(expect.objectContaining({ code: 'HTEST' }))
    }
  })

  test('has no id twice and refers to nothing outside', () => {
    const places = population.map(placeOf)
    expect(new Set(places).size).toBe(places.length)
    const known = new Set(places)
    expect(references(population).filter((place) => !known.has(place))).toEqual([])
    const files = ofType('DocumentReference').flatMap(({ content }) =>
      content.flatMap(({ attachment }) => attachment.url ?? []),
    )
    expect(files.length).toBeGreaterThan(10)
    expect(files.filter((place) => !known.has(place))).toEqual([])
  })

  test('keeps the people known beforehand and counts them', () => {
    expect(ofType('Patient').filter(({ id }) => !id.startsWith('edge-'))).toHaveLength(12)
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
      expect(subject?.reference).toBeDefined()
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
    ['Encounter', ['"AMB"', '"Location/']],
    ['PractitionerRole', ['"Organization/']],
    ['Coverage', ['"payor"']],
    ['Patient', ['us-core-race', 'us-core-ethnicity', 'us-core-birthsex']],
  ])('hold %s with %j', (type, needles) => {
    for (const needle of needles) expect(codesIn(type)).toContain(needle)
  })
})

describe('the scenarios of the population', () => {
  const patientsOf = (scenario: string) =>
    ofType('Patient').filter(({ meta }) =>
      meta?.tag?.some(({ system, code }) => system === scenarioSystem && code === scenario),
    )
  const everythingOf = (scenario: string) =>
    population.filter(({ meta }) => meta?.tag?.some(({ code }) => code === scenario))

  test.each(scenarios)('$title has a patient', ({ code }) => {
    expect(patientsOf(code).length).toBeGreaterThan(0)
  })

  test('R284 demographics are missing, one by one', () => {
    const missing = patientsOf('missing-demographics')
    expect(missing.filter(({ birthDate }) => birthDate === undefined)).toHaveLength(1)
    expect(missing.filter(({ birthDate }) => birthDate?.length === 4)).toHaveLength(1)
    expect(missing.filter(({ gender }) => gender === undefined)).toHaveLength(1)
    expect(missing.filter(({ name }) => name?.[0]?.family === undefined)).toHaveLength(1)
  })

  test('R285 a duplicate has the same name and another number', () => {
    const [one, two] = patientsOf('duplicate-chart')
    expect(one?.name).toEqual(two?.name)
    expect(one?.birthDate).toBe(two?.birthDate)
    expect(one?.identifier?.[0]?.value).not.toBe(two?.identifier?.[0]?.value)
    expect([one?.link, two?.link]).toEqual([undefined, undefined])
  })

  test('C14 a merged chart is inactive and leads to the one in use', () => {
    const retired = patientsOf('merged-chart').find(({ active }) => active === false)
    expect(retired?.link).toEqual([
      { other: { reference: 'Patient/edge-merged-current' }, type: 'replaced-by' },
    ])
  })

  test('C14 the deceased have nothing to come', () => {
    expect(
      patientsOf('deceased').map((each) => each.deceasedBoolean ?? each.deceasedDateTime),
    ).toEqual([expect.stringMatching(/^2026-04/), true])
    const record = JSON.stringify(everythingOf('deceased'))
    expect(record).not.toContain('"booked"')
    expect(record).toContain('"stopped"')
  })

  test('C14 a minor has a proxy, and one who no longer is', () => {
    const people = ofType('RelatedPerson')
    expect(people.filter(({ active }) => active)).toHaveLength(2)
    expect(people.filter(({ period }) => period?.end !== undefined)).toHaveLength(1)
  })

  test.each([
    ['encounters-overlapping', 'in-progress', 2],
    ['encounter-open-for-years', 'in-progress', 1],
    ['encounter-in-the-future', 'planned', 1],
    ['encounter-cancelled', 'cancelled', 1],
  ])('R286 %s has encounters that are %s', (scenario, status, count) => {
    const odd = everythingOf(scenario).filter(
      (each) => each.resourceType === 'Encounter' && each.status === status,
    )
    expect(odd).toHaveLength(count)
  })

  test('R286 a finished encounter may lack its period', () => {
    const lacking = ofType('Encounter').filter(({ period }) => period === undefined)
    expect(lacking.map(({ id }) => id)).toEqual(['edge-encounter-without-period-0'])
  })

  test('C14 a very large record has thousands of observations, and more visits than a list shows', () => {
    const kinds = everythingOf('very-large-record').map(({ resourceType }) => resourceType)
    expect(kinds.filter((kind) => kind === 'Observation').length).toBeGreaterThan(2000)
    expect(kinds.filter((kind) => kind === 'Encounter').length).toBeGreaterThan(LISTED_VISITS)
  })
})

describe('the distribution of the population', () => {
  const many = generatePopulation({ ...options, patients: 100 }).flatMap((each) =>
    each.resourceType === 'Patient' ? [each] : [],
  )

  test('has at least 120 patients, of all ages and about as many women as men', () => {
    expect(many.length).toBeGreaterThanOrEqual(120)
    const share = (count: number) => count / many.length
    const women = share(many.filter(({ gender }) => gender === 'female').length)
    expect(women).toBeGreaterThan(0.4)
    expect(women).toBeLessThan(0.6)
    const bornAfter = (year: string) =>
      share(many.filter(({ birthDate = '' }) => birthDate > year).length)
    expect(bornAfter('2008-11-22')).toBeGreaterThan(0.2)
    expect(bornAfter('2008-11-22')).toBeLessThan(0.45)
    expect(bornAfter('1961')).toBeGreaterThan(0.6)
    expect(bornAfter('1961')).toBeLessThan(0.95)
  })
})

describe('documents', () => {
  test('are PDFs, the same bytes for the same seed, and say whose they are', () => {
    const pdfs = ofType('Binary')
    for (const { data = '', securityContext } of pdfs) {
      const bytes = Buffer.from(data, 'base64').toString('latin1')
      expect(bytes).toMatch(/^%PDF-1\.\d/)
      expect(bytes).toContain('%%EOF')
      expect(securityContext?.reference).toMatch(/^Patient\//)
    }
    expect(pdfs.length).toBeGreaterThan(12)
  })
})
