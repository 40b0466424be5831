import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { RepresentationKind } from '../../schema/vocabulary/representation.ts'
import type { Role } from '../../schema/vocabulary/role.ts'
import { STAFF_TYPES } from './access-part.ts'

/** Somebody a person acts for, today. */
export interface RepresentedPatient {
  readonly id: string
  readonly kind: RepresentationKind
  /** Id of the hospital's RelatedPerson for it. */
  readonly relatedPerson: string | null
  readonly excludesSensitive: boolean
  /** When it ends by itself. */
  readonly until: Date | null
}

/** Whose records a person may open an app with: these patients, any, or none. */
export type PatientAccess =
  | {
      kind: 'LISTED'
      /** The person's own. */
      own: string | undefined
      represented: readonly RepresentedPatient[]
    }
  | { kind: 'ANY' }
  | { kind: 'NONE' }

/** Those who work with patients and may look one up. */
const CLINICAL_ROLES: readonly Role[] = ['CLINICIAN', 'DEPARTMENT_LEAD']

/** Says whether one of these roles opens records of patients. */
export function worksWithPatients(roles: readonly Role[]): boolean {
  return roles.some((role) => CLINICAL_ROLES.includes(role))
}

/** What access to records goes by. */
export interface RecordUser {
  /** "Patient/id" or "Practitioner/id". */
  readonly fhirUser: string | null
  readonly roles: readonly Role[]
  readonly represents: readonly RepresentedPatient[]
}

/**
 * Says whose records a person may open: patients their own and those of whom they act for; staff any; in the sandbox,
 * where everybody is made up, whoever is no patient and acts for none any (SMART.md CONS-08, CONS-09).
 */
export function patientAccess(
  environment: LaunchEnvironment,
  { fhirUser, represents, roles }: RecordUser,
): PatientAccess {
  const own = fhirUser?.startsWith('Patient/') ? fhirUser.slice('Patient/'.length) : undefined
  if (own) return { kind: 'LISTED', own, represented: represents.filter(({ id }) => id !== own) }
  if (worksWithPatients(roles)) return { kind: 'ANY' }
  if (represents.length > 0) return { kind: 'LISTED', own, represented: represents }
  return environment === 'SANDBOX' ? { kind: 'ANY' } : { kind: 'NONE' }
}

/**
 * Who a person is on the FHIR server as far as their tokens reach by it: staff there see every patient, so whoever may not look
 * one up is no staff in a token, though the hospital still names an entry for them (SMART.md USER-01, USER-04).
 */
export function actingFhirUser(environment: LaunchEnvironment, user: RecordUser): string | null {
  const isStaff = STAFF_TYPES.has(user.fhirUser?.replace(/\/.*$/s, '') ?? '')
  return isStaff && patientAccess(environment, user).kind !== 'ANY' ? null : user.fhirUser
}

/** The patients a person picks among, their own first; none for those who look patients up. */
export function listedPatients(access: PatientAccess): string[] {
  if (access.kind !== 'LISTED') return []
  return [...(access.own ? [access.own] : []), ...access.represented.map(({ id }) => id)]
}

/** The relation by which a person opens the record of a patient; undefined for their own and for staff. */
export function representationOf(
  access: PatientAccess,
  patientId: string | undefined,
): RepresentedPatient | undefined {
  if (access.kind !== 'LISTED') return undefined
  return access.represented.find(({ id }) => id === patientId)
}

/** Says whether a person may open the record of one patient. */
export function mayOpenRecord(access: PatientAccess, patientId: string): boolean {
  return access.kind === 'ANY' || listedPatients(access).includes(patientId)
}
