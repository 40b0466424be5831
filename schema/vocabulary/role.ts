/** Everybody the platform knows, in the column order of the permission matrix. */
export const ROLES = [
  'PUBLIC',
  'PATIENT',
  'CLINICIAN',
  'DEPARTMENT_LEAD',
  'DEVELOPER',
  'VENDOR_OWNER',
  'INTAKE_REVIEWER',
  'SECURITY_REVIEWER',
  'TECHNICAL_REVIEWER',
  'CLINICAL_REVIEWER',
  'CONTRACT_REVIEWER',
  'APP_ADMIN',
  'SECURITY_OFFICER',
  'AUDITOR',
  'ORGANIZATION_ADMIN',
  'SERVICE',
] as const

export type Role = (typeof ROLES)[number]

/** The roles that own a governance stage and decide about versions. */
export const REVIEWER_ROLES = [
  'INTAKE_REVIEWER',
  'SECURITY_REVIEWER',
  'TECHNICAL_REVIEWER',
  'CLINICAL_REVIEWER',
  'CONTRACT_REVIEWER',
] as const satisfies readonly Role[]

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  PUBLIC: 'Public',
  PATIENT: 'Patient',
  CLINICIAN: 'Clinician',
  DEPARTMENT_LEAD: 'Department lead',
  DEVELOPER: 'Developer',
  VENDOR_OWNER: 'Vendor owner',
  INTAKE_REVIEWER: 'Intake reviewer',
  SECURITY_REVIEWER: 'Security and privacy reviewer',
  TECHNICAL_REVIEWER: 'Technical reviewer',
  CLINICAL_REVIEWER: 'Clinical informatics reviewer',
  CONTRACT_REVIEWER: 'Contract reviewer',
  APP_ADMIN: 'App admin',
  SECURITY_OFFICER: 'Security officer',
  AUDITOR: 'Auditor',
  ORGANIZATION_ADMIN: 'Organization admin',
  SERVICE: 'Service',
}

/** What each role is for, in one sentence. */
export const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  PUBLIC: 'Anybody at the gallery and the documentation.',
  PATIENT: 'Signs in at the authorization server, gives consent and takes it back.',
  CLINICIAN: 'Launches apps and sees their own active apps and launches.',
  DEPARTMENT_LEAD: 'Asks for the activation of apps and manages a collection.',
  DEVELOPER: 'Drafts and submits apps of their vendor and uses the sandbox.',
  VENDOR_OWNER: 'Does what a developer does, manages members, releases and retires.',
  INTAKE_REVIEWER: 'Owns intake and checks that a vendor is who it says it is.',
  SECURITY_REVIEWER: 'Owns the security and privacy review; security owns policy.',
  TECHNICAL_REVIEWER: 'Owns technical validation and the runtime of the pilot.',
  CLINICAL_REVIEWER: 'Judges workflow fit, usability and the outcome of the pilot.',
  CONTRACT_REVIEWER: 'Owns contract and scope approval and the data use agreement.',
  APP_ADMIN: 'Gives final approval, suspends, reinstates and retires.',
  SECURITY_OFFICER: 'Disables in an emergency and handles incidents and alerts.',
  AUDITOR: 'Reads everything in the audit trail and changes nothing.',
  ORGANIZATION_ADMIN: 'Manages brand, texts, catalog, keys, webhooks and members.',
  SERVICE: 'An API key with a subset of what its creator may do.',
}

/** What a person is within one vendor. */
export const VENDOR_ROLES = ['OWNER', 'DEVELOPER', 'VIEWER'] as const

export type VendorRole = (typeof VENDOR_ROLES)[number]

export const VENDOR_ROLE_NAMES: Readonly<Record<VendorRole, string>> = {
  OWNER: 'Owner',
  DEVELOPER: 'Developer',
  VIEWER: 'Viewer',
}
