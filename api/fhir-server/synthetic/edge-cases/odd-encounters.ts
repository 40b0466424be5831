import type { Encounter } from '@medplum/fhirtypes'
import { coding, concept, systems } from '../coding.ts'
import { personOfAge } from '../patient.ts'
import { type House, patientRecord } from '../patient-record.ts'
import type { Person } from '../person.ts'
import type { ScenarioCode } from '../scenarios.ts'
import { addDays, addMinutes, isoTime } from '../time.ts'
import type { EdgeCase } from './scenario-record.ts'

/** Makes a patient for each unusual history of encounters, beside the usual ones (R286). */
export const oddEncounters: EdgeCase = (house) =>
  histories.map(({ scenario, id, years, encounters }) => {
    const person = personOfAge(house, id, years)
    const odd = encounters(house.now).map((each, i) => encounter(house, person, { ...each, i }))
    return { scenario, resources: [...patientRecord(person, house), ...odd] }
  })

type OddEncounter = Pick<Encounter, 'status' | 'period'> & {
  readonly class: readonly [string, string]
}

const inpatient = ['IMP', 'inpatient encounter'] as const
const ambulatory = ['AMB', 'ambulatory'] as const
const emergency = ['EMER', 'emergency'] as const

const histories: readonly {
  scenario: ScenarioCode
  id: string
  years: number
  encounters: (now: Date) => OddEncounter[]
}[] = [
  {
    scenario: 'encounters-overlapping',
    id: 'edge-encounters-overlapping',
    years: 66,
    encounters: (now) => [
      { status: 'in-progress', class: inpatient, period: { start: isoTime(addDays(now, -3)) } },
      { status: 'in-progress', class: emergency, period: { start: isoTime(addDays(now, -1)) } },
      {
        status: 'finished',
        class: ambulatory,
        period: { start: isoTime(addDays(now, -2)), end: isoTime(addDays(now, -2)) },
      },
    ],
  },
  {
    scenario: 'encounter-open-for-years',
    id: 'edge-encounter-open',
    years: 58,
    encounters: (now) => [
      { status: 'in-progress', class: inpatient, period: { start: isoTime(addDays(now, -1300)) } },
    ],
  },
  {
    scenario: 'encounter-without-period',
    id: 'edge-encounter-without-period',
    years: 35,
    encounters: () => [{ status: 'finished', class: ambulatory }],
  },
  {
    scenario: 'encounter-in-the-future',
    id: 'edge-encounter-in-the-future',
    years: 29,
    encounters: (now) => [
      {
        status: 'planned',
        class: ambulatory,
        period: {
          start: isoTime(addDays(now, 30)),
          end: isoTime(addMinutes(addDays(now, 30), 30)),
        },
      },
    ],
  },
  {
    scenario: 'encounter-cancelled',
    id: 'edge-encounter-cancelled',
    years: 44,
    encounters: (now) => [
      { status: 'cancelled', class: ambulatory, period: { start: isoTime(addDays(now, -20)) } },
      {
        status: 'entered-in-error',
        class: emergency,
        period: { start: isoTime(addDays(now, -40)) },
      },
    ],
  },
]

/** An encounter of the hospital; the two in progress at a time are in two of its places. */
const encounter = (
  { providers }: House,
  person: Person,
  { i, class: kind, status, period }: OddEncounter & { i: number },
): Encounter => {
  const place = [...providers.locations.values()][i]
  const organization = providers.organizations[i]
  return {
    resourceType: 'Encounter',
    id: `${person.id}-${i}`,
    identifier: [{ use: 'official', system: systems.visit, value: `${person.id}-${i}` }],
    status,
    class: coding(systems.actCode, kind),
    type: [concept(coding(systems.snomed, ['308335008', 'Patient encounter procedure']))],
    subject: {
      reference: `Patient/${person.id}`,
      display: [...person.given, person.family].join(' '),
    },
    ...(period ? { period } : {}),
    ...(place ? { location: [{ location: place }] } : {}),
    ...(organization ? { serviceProvider: organization } : {}),
  }
}
