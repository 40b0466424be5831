import type { WithId } from '@medplum/core'
import type { Coding, Resource } from '@medplum/fhirtypes'
import { careProviders } from './care-providers.ts'
import { edgeCases } from './edge-cases/edge-cases.ts'
import { knownPerson, newPerson } from './patient.ts'
import { type House, patientRecord } from './patient-record.ts'
import type { FixedPerson, Person } from './person.ts'
import { type ScenarioCode, scenarioSystem } from './scenarios.ts'
import { ageAt } from './time.ts'

/** Marks everything made up, so that nobody takes it for somebody's record (R303). */
const syntheticTag: Coding = { system: 'https://gatehouse.example/tags', code: 'synthetic' }
/** Says the same in the words of HL7: usable for health testing alone. */
const testHealthData: Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
}

/** What decides a population: the same options make the same resources, to the last character. */
export interface PopulationOptions {
  readonly seed: number
  /** How many ordinary patients, the known ones among them. */
  readonly patients: number
  /** Visits end before it, appointments come after it. */
  readonly now: Date
  /** People whose id and name are known beforehand, for demo accounts. */
  readonly fixed?: {
    readonly patients?: readonly FixedPerson[]
    readonly practitioners?: readonly FixedPerson[]
  }
  /** Adds the patients of every scenario that is not ordinary. @default false */
  readonly hasEdgeCases?: boolean
}

/**
 * Makes up a small hospital: providers first, then patient after patient with the whole record, the
 * edge cases last. Everything is marked as synthetic, and by the scenario of its patient.
 * @see scenarios
 */
export const generatePopulation = (options: PopulationOptions): WithId<Resource>[] => {
  const { seed, patients, now, fixed, hasEdgeCases = false } = options
  const providers = careProviders(seed, fixed?.practitioners ?? [])
  const house: House = { seed, now, providers }
  const known = (fixed?.patients ?? []).map((person) => knownPerson(seed, person))
  const others = Math.max(0, patients - known.length)
  const people = [...known, ...Array.from({ length: others }, (_, i) => newPerson(seed, i, now))]
  return onceEach([
    ...providers.resources.map((resource) => tagged(resource)),
    ...people.flatMap((person) => {
      const scenario = ordinaryScenario(person, now)
      return patientRecord(person, house).map((resource) => tagged(resource, scenario))
    }),
    ...(hasEdgeCases ? edgeCases(house) : []).flatMap(({ scenario, resources }) =>
      resources.map((resource) => tagged(resource, scenario)),
    ),
  ])
}

/** Two diagnoses of one visit may call for the same medicine: one prescription is enough. */
const onceEach = (resources: readonly WithId<Resource>[]): WithId<Resource>[] => [
  ...new Map(resources.map((each) => [`${each.resourceType}/${each.id}`, each])).values(),
]

const ordinaryScenario = ({ birthDate }: Person, now: Date): ScenarioCode =>
  ageAt(birthDate, now) < 18 ? 'growth' : 'typical'

const tagged = (resource: Resource, scenario?: ScenarioCode): WithId<Resource> => {
  if (resource.id === undefined) throw new Error(`A ${resource.resourceType} has no id.`)
  const { resourceType, id, meta } = resource
  const scenarioTag = scenario === undefined ? [] : [{ system: scenarioSystem, code: scenario }]
  const marks = {
    ...meta,
    security: [{ ...testHealthData }, ...(meta?.security ?? [])],
    tag: [{ ...syntheticTag }, ...scenarioTag],
  }
  return Object.assign({ resourceType, id, meta: marks }, resource, { id, meta: marks })
}
