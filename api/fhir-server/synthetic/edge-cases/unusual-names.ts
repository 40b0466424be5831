import { personOfAge } from '../patient.ts'
import { patientRecord } from '../patient-record.ts'
import type { EdgeCase } from './scenario-record.ts'

/** Names that programs stumble over; the markup must be shown, never run. */
const names: readonly { given: string[]; family: string }[] = [
  { given: ['Søren', 'Þór'], family: "D'Angelo-Ørsted" },
  { given: ['小明'], family: '王' },
  { given: ['ليلى'], family: 'الحسن' },
  { given: [], family: 'Suharto' },
  { given: ['<b>Bold</b>'], family: '<img src=x onerror=alert(1)>' },
  { given: ['Maximiliana'.repeat(9)], family: 'von-und-zu-'.repeat(12).concat('Hohenstein') },
]

/** Makes a patient for each unusual name. */
export const unusualNames: EdgeCase = (house) =>
  names.map((name, i) => {
    const person = { ...personOfAge(house, `edge-unusual-name-${i + 1}`, 24 + i * 7), ...name }
    return { scenario: 'unusual-names', resources: patientRecord(person, house) }
  })
