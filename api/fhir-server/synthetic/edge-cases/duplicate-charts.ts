import { personOfAge } from '../patient.ts'
import { patientRecord } from '../patient-record.ts'
import type { Person } from '../person.ts'
import type { EdgeCase } from './scenario-record.ts'

/**
 * Makes two people with two active charts each, not linked (R285): one pair with the same name and
 * birth date, one spelled differently with day and month exchanged.
 */
export const duplicateCharts: EdgeCase = (house) => {
  const same = personOfAge(house, 'edge-duplicate-a1', 38)
  const spelled: Person = {
    ...personOfAge(house, 'edge-duplicate-b1', 52),
    given: ['Katherine'],
    family: 'Lindqvist',
    gender: 'female',
    birthDate: '1974-03-08',
  }
  const charts = [
    same,
    { ...same, id: 'edge-duplicate-a2' },
    spelled,
    { ...spelled, id: 'edge-duplicate-b2', given: ['Catherine'], birthDate: '1974-08-03' },
  ]
  return charts.map((person) => ({
    scenario: 'duplicate-chart',
    resources: patientRecord(person, house),
  }))
}
