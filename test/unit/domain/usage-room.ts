import type { AccessGrant } from '../../../api/domain/access-part.ts'
import { DEFAULT_ACCESS_POLICY } from '../../../api/domain/access-policy.ts'
import { decide } from '../../../api/domain/fhir-access.ts'
import type { FhirInteraction } from '../../../api/domain/fhir-interaction.ts'
import type { FhirResource } from '../../../api/domain/fhir-resource.ts'
import { neededScopes } from '../../../api/domain/usage/needed-scopes.ts'
import { read } from '../vocabulary/arbitrary-scope.ts'

export const fhirBase = 'https://hospital.example/fhir'
const SYSTEM = 'http://terminology.hl7.org/CodeSystem/observation-category'
export const LAB = `${SYSTEM}|laboratory`
export const VITAL = `${SYSTEM}|vital-signs`

export function grantOf(scopes: readonly string[], fhirUser = 'Practitioner'): AccessGrant {
  return {
    scopes: scopes.map(read),
    patientId: 'p1',
    fhirUser: { resourceType: fhirUser, id: 'x1' },
    knowsUser: false,
  }
}

export const observation = (id: string, ...codes: string[]): FhirResource => ({
  resourceType: 'Observation',
  id,
  subject: { reference: 'Patient/p1' },
  category: codes.map((code) => ({ coding: [{ system: SYSTEM, code }] })),
})
export const other = { ...observation('o9', 'laboratory'), subject: { reference: 'Patient/p2' } }
export const patient: FhirResource = { resourceType: 'Patient', id: 'p1' }

/** What the least scopes of an allowed interaction are; undefined when it is refused. */
export function needsOf(
  scopes: readonly string[],
  interaction: FhirInteraction,
  resources: readonly FhirResource[] = [],
): string[] | undefined {
  const rules = { grant: grantOf(scopes), policy: DEFAULT_ACCESS_POLICY }
  const decision = decide(interaction, rules)
  if (decision.verdict === 'deny') return undefined
  return neededScopes({ decision, rules, resources, fhirBase })
}

export const search = (...parameters: [string, string][]): FhirInteraction => ({
  ...{ code: 'search-type', resourceType: 'Observation', parameters },
})
export const one = { resourceType: 'Observation', id: 'o1' } as const
export const ALL = 'patient/*.cruds'
