import type { MedicationRequest } from '@medplum/fhirtypes'
import { coding, concept, systems } from './coding.ts'
import type { Diagnosed } from './conditions.ts'
import { medications } from './medications.ts'
import { encounterOf, type RecordContext } from './person.ts'
import { addDays, isoTime } from './time.ts'

/** Writes what is prescribed for each diagnosis: lasting, or completed after ten days. */
export const medicationRequests = (
  context: RecordContext,
  diagnosed: readonly Diagnosed[],
): MedicationRequest[] =>
  diagnosed.flatMap(({ diagnosis, visit, isChronic }) => {
    if (!diagnosis.medication) return []
    const { rxnorm, dosage, timesPerDay, ...rest } = medications[diagnosis.medication]
    const isAsNeeded = 'isAsNeeded' in rest
    const isActive = isChronic || addDays(visit.start, 10) > context.now
    const request: MedicationRequest = {
      resourceType: 'MedicationRequest',
      id: context.id(`${visit.id} medication ${rxnorm[0]} ${diagnosis.snomed[0]}`),
      status: isActive ? 'active' : 'completed',
      intent: 'order',
      category: [outpatient],
      reportedBoolean: false,
      medicationCodeableConcept: concept(coding(systems.rxnorm, rxnorm)),
      subject: context.subject,
      encounter: encounterOf(visit),
      authoredOn: isoTime(visit.start),
      requester: visit.practitioner,
      reasonCode: [concept(coding(systems.snomed, diagnosis.snomed))],
      dosageInstruction: [
        {
          text: dosage,
          timing: { repeat: { frequency: timesPerDay, period: 1, periodUnit: 'd' } },
          asNeededBoolean: isAsNeeded,
        },
      ],
      ...(isChronic ? { dispenseRequest: { numberOfRepeatsAllowed: 3 } } : {}),
    }
    return [request]
  })

const outpatient = concept(
  coding('http://terminology.hl7.org/CodeSystem/medicationrequest-category', [
    'outpatient',
    'Outpatient',
  ]),
)
