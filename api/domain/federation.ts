import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import { ROLES, type Role } from '../../schema/vocabulary/role.ts'
import { isStaff } from '../../schema/vocabulary/second-factor.ts'

/** What the hospital's provider calls what we ask of it; dots lead into objects, such as "realm_access.roles". */
export interface ClaimNames {
  readonly email: string
  readonly emailVerified: string
  readonly givenName: string
  readonly familyName: string
  readonly groups: string
  /** Id of the person's own Patient or Practitioner. */
  readonly patient: string
  readonly practitioner: string
}

/** How the hospital wants people of its own provider to be taken in. */
export interface FederationRules {
  readonly claims: ClaimNames
  /** Which groups hold which roles; "*" is everybody. Other roles are neither given nor taken. */
  readonly roles: Readonly<Record<string, readonly Role[]>>
  /** Are accounts made at the first sign-in? Otherwise they have to be there. */
  readonly createsAccounts: boolean
  /** May hospital staff sign in with a password of Gatehouse as well? */
  readonly allowsStaffPasswords: boolean
  /** The address that keeps its password for the day the provider is down. */
  readonly spareAdministrator: string | undefined
  /** Values of `acr`, and of `amr`, that count as more than one factor. */
  readonly strongAcr: readonly string[]
  readonly strongAmr: readonly string[]
  /** Where people sign in by it. */
  readonly environments: readonly LaunchEnvironment[]
}

/** Roles a hospital's provider may hand out: those held in the platform itself. */
export const PROVIDED_ROLES: readonly Role[] = ROLES.filter(
  (role) => !['PUBLIC', 'DEVELOPER', 'VENDOR_OWNER', 'SERVICE'].includes(role),
)

/** Somebody the provider vouches for, in our words. */
export interface ProvenPerson {
  readonly issuer: string
  readonly subject: string
  /** In small letters; undefined when the provider names none. */
  readonly email: string | undefined
  readonly isEmailVerified: boolean
  readonly firstName: string
  readonly lastName: string
  readonly roles: readonly Role[]
  /** "Patient/id" or "Practitioner/id"; undefined when the provider names none. */
  readonly fhirUser: string | undefined
  /** Did the provider ask for more than one factor? */
  readonly isMultiFactor: boolean
}

type Claims = Readonly<Record<string, unknown>>

const NAME_MOST = 100
const EMAIL_MOST = 254

/** Reads what a provider says of somebody, by the names the hospital configured. What has another shape is not there. */
export function readPerson(
  claims: Claims & { readonly iss: string; readonly sub: string },
  rules: Pick<FederationRules, 'claims' | 'roles' | 'strongAcr' | 'strongAmr'>,
): ProvenPerson {
  const names = rules.claims
  const email = textOf(claims, names.email).toLowerCase()
  const isAddress = /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= EMAIL_MOST
  const spoken = textOf(claims, 'name').split(/ (.*)/s)
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: isAddress ? email : undefined,
    isEmailVerified: isAddress && isTrue(claimOf(claims, names.emailVerified)),
    firstName: (textOf(claims, names.givenName) || spoken[0] || '').slice(0, NAME_MOST),
    lastName: (textOf(claims, names.familyName) || spoken[1] || '').slice(0, NAME_MOST),
    roles: rolesOf(rules.roles, ['*', ...textsOf(claims, names.groups)]),
    fhirUser:
      referenceOf('Practitioner', textOf(claims, names.practitioner)) ??
      referenceOf('Patient', textOf(claims, names.patient)),
    isMultiFactor:
      rules.strongAcr.includes(textOf(claims, 'acr')) ||
      textsOf(claims, 'amr').some((method) => rules.strongAmr.includes(method)),
  }
}

/** The roles somebody holds after a sign-in: the provider decides about those in its table, and about no others. */
export function rolesAfter(
  held: readonly Role[],
  given: readonly Role[],
  table: FederationRules['roles'],
): Role[] {
  const decided = new Set(Object.values(table).flat())
  const isHeld = (role: Role) => (decided.has(role) ? given.includes(role) : held.includes(role))
  return ROLES.filter(isHeld)
}

/** Says whether somebody with these roles works for the hospital. */
export function isHospitalStaff(roles: readonly Role[]): boolean {
  return isStaff(roles) || roles.includes('CLINICIAN') || roles.includes('DEPARTMENT_LEAD')
}

/** Says whether somebody has to come by the hospital's provider; the spare administrator need not. */
export function mustUseProvider(
  rules: FederationRules | undefined,
  environment: LaunchEnvironment,
  person: { readonly email: string; readonly roles: readonly Role[] },
): boolean {
  if (!rules || rules.allowsStaffPasswords || !rules.environments.includes(environment))
    return false
  return isHospitalStaff(person.roles) && person.email !== rules.spareAdministrator
}

/** A claim by its name, or by the way to it. */
function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  return name.split('.').reduce<unknown>((at, part) => {
    const isInside = typeof at === 'object' && at !== null && Object.hasOwn(at, part)
    return isInside ? Object.entries(at).find(([key]) => key === part)?.[1] : undefined
  }, claims)
}

function textOf(claims: Claims, name: string): string {
  const value = claimOf(claims, name)
  return typeof value === 'string' ? value.replaceAll('\u0000', '').trim() : ''
}

function textsOf(claims: Claims, name: string): string[] {
  const value = claimOf(claims, name)
  return [value].flat().filter((one) => typeof one === 'string')
}

/** Some providers say it as a word. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}

function rolesOf(table: FederationRules['roles'], groups: readonly string[]): Role[] {
  const given = groups.flatMap((group) => (Object.hasOwn(table, group) ? (table[group] ?? []) : []))
  return PROVIDED_ROLES.filter((role) => given.includes(role))
}

/** Ids as FHIR spells them, with or without the type in front. */
function referenceOf(type: 'Patient' | 'Practitioner', text: string): string | undefined {
  const id = text.startsWith(`${type}/`) ? text.slice(type.length + 1) : text
  return /^[A-Za-z0-9\-.]{1,64}$/.test(id) ? `${type}/${id}` : undefined
}
