import type { WithId } from '@medplum/core'
import type { Resource } from '@medplum/fhirtypes'
import { allergyIntolerances } from './allergies.ts'
import { appointments } from './appointments.ts'
import { type CareProviders, careProviders } from './care-providers.ts'
import { conditions, diagnose } from './conditions.ts'
import { immunizations } from './immunizations.ts'
import { laboratory } from './laboratory.ts'
import { medicationRequests } from './medication-requests.ts'
import { notes } from './notes.ts'
import { knownPerson, newPerson, patientResource } from './patient.ts'
import type { FixedPerson, Person, RecordContext } from './person.ts'
import { procedureRecords } from './procedures.ts'
import { Random, seededId } from './random.ts'
import { smokingStatuses, surveys } from './social-history.ts'
import { encounters, planVisits } from './visits.ts'
import { vitalSigns } from './vital-signs.ts'

/** Marks everything made up, so that nobody takes it for somebody's record. */
const syntheticTag = { system: 'https://gatehouse.example/tags', code: 'synthetic' } as const

/** What decides a population: the same options make the same resources, to the last character. */
export interface PopulationOptions {
  readonly seed: number
  /** How many patients in all, the known ones among them. */
  readonly patients: number
  /** Visits end before it, appointments come after it. */
  readonly now: Date
  /** People whose id and name are known beforehand, for demo accounts. */
  readonly fixed?: {
    readonly patients?: readonly FixedPerson[]
    readonly practitioners?: readonly FixedPerson[]
  }
}

/** Makes up a small hospital: providers first, then patient after patient with the whole record. */
export const generatePopulation = (options: PopulationOptions): WithId<Resource>[] => {
  const { seed, patients, now, fixed } = options
  const providers = careProviders(seed, fixed?.practitioners ?? [])
  const known = (fixed?.patients ?? []).map((person) => knownPerson(seed, person))
  const others = Math.max(0, patients - known.length)
  const people = [...known, ...Array.from({ length: others }, (_, i) => newPerson(seed, i, now))]
  const records = people.flatMap((person) => patientRecord(person, { seed, now, providers }))
  return [...providers.resources, ...records].map(tagged)
}

const patientRecord = (
  person: Person,
  { seed, now, providers }: { seed: number; now: Date; providers: CareProviders },
): Resource[] => {
  const random = new Random(seed, `record of ${person.id}`)
  const id = (label: string) => seededId(seed, `${person.id} ${label}`)
  const visits = planVisits({ person, random, now, providers, id })
  const display = `${person.given.join(' ')} ${person.family}`
  const subject = { reference: `Patient/${person.id}`, display }
  const context: RecordContext = { person, random, now, visits, subject, id }
  const diagnosed = diagnose(context)
  const lasting = new Set(diagnosed.map(({ diagnosis }) => diagnosis.snomed[0]))
  const [hospital] = providers.organizations
  if (!hospital) throw new Error('There is no hospital to keep the record.')
  return [
    patientResource(seed, person, hospital),
    ...encounters(context),
    ...conditions(context, diagnosed),
    ...vitalSigns(context),
    ...laboratory(context, lasting),
    ...smokingStatuses(context),
    ...surveys(context, lasting),
    ...medicationRequests(context, diagnosed),
    ...allergyIntolerances(context),
    ...immunizations(context),
    ...procedureRecords(context),
    ...appointments(context),
    ...notes(context, diagnosed),
  ]
}

const tagged = (resource: Resource): WithId<Resource> => {
  if (resource.id === undefined) throw new Error(`A ${resource.resourceType} has no id.`)
  const { resourceType, id } = resource
  return Object.assign({ resourceType, id, meta: { tag: [{ ...syntheticTag }] } }, resource, { id })
}
