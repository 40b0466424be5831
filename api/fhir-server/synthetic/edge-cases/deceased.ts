import type { Patient, Resource } from '@medplum/fhirtypes'
import { personOfAge } from '../patient.ts'
import { type House, patientRecord } from '../patient-record.ts'
import { addDays, isoTime } from '../time.ts'
import { type EdgeCase, withPatient } from './scenario-record.ts'

/**
 * Makes people who have died: one with the date, one of whom only the fact is known. Their records
 * end with them: nothing is booked, and what was prescribed has been stopped.
 */
export const deceased: EdgeCase = (house) => {
  const diedAt = addDays(house.now, -210)
  return [
    died(house, { id: 'edge-deceased-dated', years: 84, diedAt }, (patient) => ({
      ...patient,
      deceasedDateTime: isoTime(diedAt),
    })),
    died(house, { id: 'edge-deceased-undated', years: 72, diedAt }, (patient) => ({
      ...patient,
      deceasedBoolean: true,
    })),
  ]
}

const died = (
  house: House,
  { id, years, diedAt }: { id: string; years: number; diedAt: Date },
  change: (patient: Patient) => Patient,
) => {
  const record = patientRecord(personOfAge(house, id, years), { ...house, now: diedAt })
  const resources = withPatient(record, change).flatMap(ended)
  return { scenario: 'deceased' as const, resources }
}

const ended = (resource: Resource): Resource[] => {
  if (resource.resourceType === 'Appointment' && resource.status === 'booked') return []
  if (resource.resourceType !== 'MedicationRequest' || resource.status !== 'active') {
    return [resource]
  }
  return [{ ...resource, status: 'stopped' }]
}
