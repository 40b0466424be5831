import type { Resource } from '@medplum/fhirtypes'
import { allergyIntolerances } from './allergies.ts'
import { appointments } from './appointments.ts'
import type { CareProviders } from './care-providers.ts'
import { conditions, diagnose } from './conditions.ts'
import { coverage } from './coverage.ts'
import { immunizations } from './immunizations.ts'
import { laboratory } from './laboratory.ts'
import { medicationRequests } from './medication-requests.ts'
import { notes } from './notes.ts'
import { patientResource } from './patient.ts'
import type { Person, RecordContext } from './person.ts'
import { procedureRecords } from './procedures.ts'
import { Random, seededId } from './random.ts'
import { smokingStatuses, surveys } from './social-history.ts'
import { visitSummaries } from './visit-summaries.ts'
import { encounters, planVisits } from './visits.ts'
import { vitalSigns } from './vital-signs.ts'

/** The hospital somebody's record is made up in. */
export interface House {
  readonly seed: number
  /** Visits end before it, appointments come after it. */
  readonly now: Date
  readonly providers: CareProviders
}

/** Gathers what every generator of one patient's record is given. */
const recordContext = (person: Person, { seed, now, providers }: House): RecordContext => {
  const random = new Random(seed, `record of ${person.id}`)
  const id = (label: string) => seededId(seed, `${person.id} ${label}`)
  const visits = planVisits({ person, random, now, providers, id })
  const display = [...person.given, person.family].join(' ')
  const subject = { reference: `Patient/${person.id}`, display }
  return { person, random, now, visits, subject, id }
}

/** Makes up the whole record of one person, the Patient first. */
export const patientRecord = (person: Person, house: House): Resource[] => {
  const context = recordContext(person, house)
  const diagnosed = diagnose(context)
  const lasting = new Set(diagnosed.map(({ diagnosis }) => diagnosis.snomed[0]))
  const [hospital] = house.providers.organizations
  if (!hospital) throw new Error('There is no hospital to keep the record.')
  return [
    patientResource(house.seed, person, hospital),
    ...encounters(context, house.providers.locations),
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
    ...visitSummaries(context, diagnosed),
    coverage(context, house.providers.payer),
  ]
}
