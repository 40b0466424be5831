import type { AllergyIntolerance, Condition, Observation } from '@medplum/fhirtypes'
import { coding, concept, quantity, statusConcept, systems } from '../coding.ts'
import { personOfAge } from '../patient.ts'
import { patientRecord } from '../patient-record.ts'
import { addDays, isoDate, isoTime } from '../time.ts'
import type { EdgeCase } from './scenario-record.ts'

/** Makes a patient with a wrong height, a wrong diagnosis and an allergy that was refuted. */
export const enteredInError: EdgeCase = (house) => {
  const person = personOfAge(house, 'edge-entered-in-error', 49)
  const subject = { reference: `Patient/${person.id}` }
  const at = addDays(house.now, -90)
  const height: Observation = {
    resourceType: 'Observation',
    id: `${person.id}-height`,
    status: 'entered-in-error',
    category: [concept(coding(systems.observationCategory, ['vital-signs', 'Vital Signs']))],
    code: concept(coding(systems.loinc, ['8302-2', 'Body height'])),
    subject,
    effectiveDateTime: isoTime(at),
    valueQuantity: quantity(1720, 'cm'),
  }
  // A condition entered in error has no clinical status: FHIR invariant con-5.
  const diagnosis: Condition = {
    resourceType: 'Condition',
    id: `${person.id}-diagnosis`,
    verificationStatus: statusConcept(systems.conditionVerification, 'entered-in-error'),
    category: [
      concept(coding(systems.conditionCategory, ['problem-list-item', 'Problem List Item'])),
    ],
    code: concept(coding(systems.snomed, ['363346000', 'Malignant neoplastic disease'])),
    subject,
    recordedDate: isoDate(at),
  }
  const allergy: AllergyIntolerance = {
    resourceType: 'AllergyIntolerance',
    id: `${person.id}-allergy`,
    clinicalStatus: statusConcept(systems.allergyClinical, 'inactive'),
    verificationStatus: statusConcept(systems.allergyVerification, 'refuted'),
    code: concept(coding(systems.snomed, ['91936005', 'Allergy to penicillin'])),
    patient: subject,
    recordedDate: isoDate(at),
  }
  return [
    {
      scenario: 'entered-in-error',
      resources: [...patientRecord(person, house), height, diagnosis, allergy],
    },
  ]
}
