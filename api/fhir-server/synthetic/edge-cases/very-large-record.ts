import type { Encounter, Observation } from '@medplum/fhirtypes'
import { coding, concept, quantity, systems } from '../coding.ts'
import { personOfAge } from '../patient.ts'
import { type House, patientRecord } from '../patient-record.ts'
import type { Person } from '../person.ts'
import { Random } from '../random.ts'
import { addDays, addMinutes, atHour, isoTime } from '../time.ts'
import type { EdgeCase } from './scenario-record.ts'

const days = 750
/** Hours (UTC) of the three measurements of a day, and what a meal adds in mg/dL. */
const times = [
  { hour: 11, meal: 0 },
  { hour: 17, meal: 35 },
  { hour: 23, meal: 25 },
] as const

/** So many visits to the diabetes clinic, one in two weeks: more than a list of visits shows at once. */
const clinicVisits = 60

/** Makes a patient who measures blood sugar at home, three times a day for years, and is seen for it all the time. */
export const veryLargeRecord: EdgeCase = (house) => {
  const person = personOfAge(house, 'edge-very-large-record', 57)
  const random = new Random(house.seed, `blood sugar of ${person.id}`)
  const measurements = Array.from({ length: days }, (_, day) =>
    times.map(
      ({ hour, meal }, i): Observation => ({
        resourceType: 'Observation',
        id: `${person.id}-glucose-${day * times.length + i}`,
        status: 'final',
        category: [concept(coding(systems.observationCategory, ['laboratory', 'Laboratory']))],
        code: concept(
          coding(systems.loinc, [
            '41653-7',
            'Glucose [Mass/volume] in Capillary blood by Glucometer',
          ]),
        ),
        subject: { reference: `Patient/${person.id}` },
        effectiveDateTime: isoTime(atHour(addDays(house.now, day - days), hour, 0)),
        valueQuantity: quantity(132 + meal + random.around(0, 28), 'mg/dL', 0),
      }),
    ),
  ).flat()
  const resources = [
    ...patientRecord(person, house),
    ...measurements,
    ...Array.from({ length: clinicVisits }, (_, n) => clinicVisit(house, person, n)),
  ]
  return [{ scenario: 'very-large-record', resources }]
}

/** One visit to the clinic. @param n how many others followed it */
const clinicVisit = ({ now }: House, { id, family, given }: Person, n: number): Encounter => {
  const start = atHour(addDays(now, -14 * (n + 1)), 15, 0)
  return {
    resourceType: 'Encounter',
    id: `${id}-clinic-${n}`,
    identifier: [{ use: 'official', system: systems.visit, value: `${id}-clinic-${n}` }],
    status: 'finished',
    class: coding(systems.actCode, ['AMB', 'ambulatory']),
    type: [concept(coding(systems.snomed, ['390906007', 'Follow-up encounter']))],
    subject: { reference: `Patient/${id}`, display: [...given, family].join(' ') },
    period: { start: isoTime(start), end: isoTime(addMinutes(start, 20)) },
  }
}
