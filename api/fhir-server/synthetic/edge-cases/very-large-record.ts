import type { Observation } from '@medplum/fhirtypes'
import { coding, concept, quantity, systems } from '../coding.ts'
import { personOfAge } from '../patient.ts'
import { patientRecord } from '../patient-record.ts'
import { Random } from '../random.ts'
import { addDays, atHour, isoTime } from '../time.ts'
import type { EdgeCase } from './scenario-record.ts'

const days = 750
/** Hours (UTC) of the three measurements of a day, and what a meal adds in mg/dL. */
const times = [
  { hour: 11, meal: 0 },
  { hour: 17, meal: 35 },
  { hour: 23, meal: 25 },
] as const

/** Makes a patient who measures blood sugar at home, three times a day for years. */
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
  const resources = [...patientRecord(person, house), ...measurements]
  return [{ scenario: 'very-large-record', resources }]
}
