import type { HumanName, Patient } from '@medplum/fhirtypes'
import { personOfAge } from '../patient.ts'
import { patientRecord } from '../patient-record.ts'
import { type EdgeCase, withPatient } from './scenario-record.ts'

/** Makes patients of whom something is unknown that others have (R284). */
export const missingDemographics: EdgeCase = (house) =>
  variants.map(({ id, given, family, change }) => {
    const person = { ...personOfAge(house, id, 47), given, family }
    const record = patientRecord(person, house)
    return { scenario: 'missing-demographics', resources: withPatient(record, change) }
  })

/** A name is known to be unknown. @see https://hl7.org/fhir/R4/extension-data-absent-reason.html */
const absentName: HumanName = {
  use: 'official',
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
      valueCode: 'unknown',
    },
  ],
}

const variants: readonly {
  id: string
  given: string[]
  family: string
  change: (patient: Patient) => Patient
}[] = [
  {
    id: 'edge-no-birth-date',
    given: ['Robin'],
    family: 'Nodate',
    change: ({ birthDate: _, ...patient }) => patient,
  },
  {
    id: 'edge-no-sex-no-address',
    given: ['Kim'],
    family: 'Nowhere',
    change: ({ gender: _g, address: _a, telecom: _t, communication: _c, extension: _e, ...rest }) =>
      rest,
  },
  {
    id: 'edge-no-name',
    given: ['Unnamed'],
    family: 'Patient',
    change: (patient) => ({ ...patient, gender: 'unknown', name: [absentName] }),
  },
  {
    id: 'edge-birth-year-only',
    given: ['Lou'],
    family: 'Yearonly',
    change: ({ birthDate = '', ...patient }) => ({ ...patient, birthDate: birthDate.slice(0, 4) }),
  },
]
