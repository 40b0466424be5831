import { REVIEWER_ROLES, type Role } from './role.ts'

/** What an administrator can make of somebody in the hospital; everything else comes from elsewhere. */
export const HOSPITAL_ROLES = [
  'CLINICIAN',
  'DEPARTMENT_LEAD',
  ...REVIEWER_ROLES,
  'APP_ADMIN',
  'SECURITY_OFFICER',
  'AUDITOR',
  'ORGANIZATION_ADMIN',
] as const satisfies readonly Role[]

export type HospitalRole = (typeof HOSPITAL_ROLES)[number]

/** Roles that decide about apps: somebody who works for a vendor gets one only when that is said aloud. */
export const DECIDING_ROLES: readonly Role[] = [...REVIEWER_ROLES, 'APP_ADMIN', 'SECURITY_OFFICER']

/** Says whether a role is one of the hospital. */
export function isHospitalRole(role: Role): role is HospitalRole {
  return HOSPITAL_ROLES.some((each) => each === role)
}
