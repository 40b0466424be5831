import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { Role } from '../../schema/vocabulary/role.ts'

/** Whose records a person may open an app with. */
export type PatientAccess = { kind: 'OWN'; patientId: string } | { kind: 'ANY' } | { kind: 'NONE' }

/** Those who work with patients and may look one up. */
const CLINICAL_ROLES: readonly Role[] = ['CLINICIAN', 'DEPARTMENT_LEAD']

/** What access to records goes by. */
export interface RecordUser {
  /** "Patient/id" or "Practitioner/id". */
  readonly fhirUser: string | null
  readonly roles: readonly Role[]
}

/**
 * Says whose records a person may open: patients their own; staff any; in the sandbox, where everybody is made up,
 * whoever is no patient any (SMART.md CONS-08, CONS-09).
 */
export function patientAccess(
  environment: LaunchEnvironment,
  { fhirUser, roles }: RecordUser,
): PatientAccess {
  const own = fhirUser?.startsWith('Patient/') ? fhirUser.slice('Patient/'.length) : undefined
  if (own) return { kind: 'OWN', patientId: own }
  const isClinical = roles.some((role) => CLINICAL_ROLES.includes(role))
  return environment === 'SANDBOX' || isClinical ? { kind: 'ANY' } : { kind: 'NONE' }
}

/** Says whether a person may open the record of one patient. */
export function mayOpenRecord(access: PatientAccess, patientId: string): boolean {
  return access.kind === 'ANY' || (access.kind === 'OWN' && access.patientId === patientId)
}
