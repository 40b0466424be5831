import type { Coding, Condition } from '@medplum/fhirtypes'
import { coding, concept, statusConcept, systems } from '../coding.ts'
import { personOfAge } from '../patient.ts'
import { patientRecord } from '../patient-record.ts'
import { addDays, isoDate } from '../time.ts'
import type { EdgeCase } from './scenario-record.ts'

/** Makes a patient of whom nothing is known but the demographics. */
export const emptyRecord: EdgeCase = (house) => {
  const record = patientRecord(personOfAge(house, 'edge-empty-record', 31), house)
  return [{ scenario: 'empty-record', resources: record.slice(0, 1) }]
}

/**
 * Makes a patient with conditions labelled restricted and with the kind of sensitivity, which a
 * policy may keep from an app.
 * @see https://hl7.org/fhir/R4/security-labels.html
 */
export const sensitiveRecord: EdgeCase = (house) => {
  const person = personOfAge(house, 'edge-sensitive-record', 33)
  const conditions = sensitive.map(
    ({ code, sensitivity }, i): Condition => ({
      resourceType: 'Condition',
      id: `${person.id}-condition-${i}`,
      meta: { security: [restricted, coding(systems.actCode, sensitivity)] },
      clinicalStatus: statusConcept(systems.conditionClinical, 'active'),
      verificationStatus: statusConcept(systems.conditionVerification, 'confirmed'),
      category: [
        concept(coding(systems.conditionCategory, ['problem-list-item', 'Problem List Item'])),
      ],
      code: concept(coding(systems.snomed, code)),
      subject: { reference: `Patient/${person.id}` },
      recordedDate: isoDate(addDays(house.now, -300)),
    }),
  )
  return [
    { scenario: 'sensitive-record', resources: [...patientRecord(person, house), ...conditions] },
  ]
}

const restricted: Coding = coding('http://terminology.hl7.org/CodeSystem/v3-Confidentiality', [
  'R',
  'restricted',
])

const sensitive = [
  {
    code: ['86406008', 'Human immunodeficiency virus infection'],
    sensitivity: ['HIV', 'HIV/AIDS information sensitivity'],
  },
  {
    code: ['7200002', 'Alcoholism'],
    sensitivity: ['ETH', 'substance abuse information sensitivity'],
  },
] as const
