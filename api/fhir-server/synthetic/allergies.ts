import type { AllergyIntolerance } from '@medplum/fhirtypes'
import { allergies } from './clinical-codes.ts'
import { coding, concept, statusConcept, systems } from './coding.ts'
import type { RecordContext } from './person.ts'
import { isoDate } from './time.ts'

/** Writes up to two allergies; most people have none. */
export const allergyIntolerances = (context: RecordContext): AllergyIntolerance[] => {
  const { random, visits, subject } = context
  const [first] = visits
  if (!first || !random.chance(0.4)) return []
  return random.some(allergies, random.whole(1, 2)).map((allergy) => {
    const { practitioner, start } = random.pick(visits)
    return {
      resourceType: 'AllergyIntolerance',
      id: context.id(`allergy ${allergy.code[0]}`),
      clinicalStatus: statusConcept(systems.allergyClinical, 'active'),
      verificationStatus: statusConcept(systems.allergyVerification, 'confirmed'),
      type: 'allergy',
      category: [allergy.category],
      criticality: allergy.severity === 'severe' ? 'high' : 'low',
      code: concept(coding(systems.snomed, allergy.code)),
      patient: subject,
      recordedDate: isoDate(start),
      recorder: practitioner,
      reaction: [
        {
          manifestation: [concept(coding(systems.snomed, allergy.reaction))],
          severity: allergy.severity,
        },
      ],
    }
  })
}
