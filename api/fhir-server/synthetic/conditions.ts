import type { Condition } from '@medplum/fhirtypes'
import { coding, concept, statusConcept, systems } from './coding.ts'
import { acuteDiagnoses, chronicDiagnoses, type Diagnosis } from './diagnoses.ts'
import { encounterOf, type RecordContext, type Visit } from './person.ts'
import { addDays, ageAt, isoDate, isoTime } from './time.ts'

/** A diagnosis somebody has, and the visit at which it was made. */
export interface Diagnosed {
  readonly diagnosis: Diagnosis
  readonly visit: Visit
  readonly isChronic: boolean
}

/** Decides what a person has: lasting problems by age, and one illness for each sick visit. */
export const diagnose = ({ person, random, now, visits }: Omit<RecordContext, 'subject'>) => {
  const age = ageAt(person.birthDate, now)
  const chronic = chronicDiagnoses
    .filter(({ fromAge, probability }) => random.chance(probability) && age > fromAge)
    .flatMap((diagnosis): Diagnosed[] => {
      const possible = visits.filter((visit) => visit.age >= diagnosis.fromAge)
      if (possible.length === 0) return []
      return [{ diagnosis, visit: random.pick(possible), isChronic: true }]
    })
  const acute = visits
    .filter(({ kind }) => kind === 'symptom')
    .map((visit): Diagnosed => {
      const possible = acuteDiagnoses.filter(({ fromAge }) => visit.age >= fromAge)
      return { diagnosis: random.pick(possible), visit, isChronic: false }
    })
  return [...chronic, ...acute]
}

/**
 * Writes the conditions. A lasting one is on the problem list and active, an illness is the
 * diagnosis of its visit and resolved when it is two weeks old.
 */
export const conditions = (context: RecordContext, diagnosed: readonly Diagnosed[]): Condition[] =>
  diagnosed.map(({ diagnosis, visit, isChronic }) => {
    const { snomed, icd10 } = diagnosis
    const end = addDays(visit.start, 14)
    const isActive = isChronic || end > context.now
    return {
      resourceType: 'Condition',
      id: context.id(`${visit.id} condition ${snomed[0]}`),
      clinicalStatus: statusConcept(systems.conditionClinical, isActive ? 'active' : 'resolved'),
      verificationStatus: statusConcept(systems.conditionVerification, 'confirmed'),
      category: [isChronic ? problemListItem : encounterDiagnosis],
      code: concept(coding(systems.snomed, snomed), coding(systems.icd10, icd10)),
      subject: context.subject,
      encounter: encounterOf(visit),
      onsetDateTime: isoTime(visit.start),
      ...(isActive ? {} : { abatementDateTime: isoTime(end) }),
      recordedDate: isoDate(visit.start),
      recorder: visit.practitioner,
    }
  })

const problemListItem = concept(
  coding(systems.conditionCategory, ['problem-list-item', 'Problem List Item']),
)
const encounterDiagnosis = concept(
  coding(systems.conditionCategory, ['encounter-diagnosis', 'Encounter Diagnosis']),
)
