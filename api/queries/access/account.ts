import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { Role } from '../../../schema/vocabulary/role.ts'
import type { EntityManager } from '../../ports.ts'

/** What has to be known before a password is compared. */
export interface SignInAccount {
  id: string
  name: string
  email: string
  passwordHash: string
  isVerified: boolean
  isDisabled: boolean
}

/** A person as the authorization server vouches for them. */
export interface AccountFacts {
  id: string
  firstName: string
  lastName: string
  email: string
  isVerified: boolean
  roles: Role[]
  /** "Patient/id" or "Practitioner/id" in this environment; SMART's fhirUser. */
  fhirUser: string | null
}

/** Finds the account behind an address, as typed by whoever signs in. */
export async function signInAccount(
  em: EntityManager,
  organizationId: string,
  email: string,
): Promise<SignInAccount | undefined> {
  const [row] = await em.execute<SignInAccount[]>(
    `select id, first_name || ' ' || last_name as name, email, password_hash as "passwordHash",
       email_verified_at is not null as "isVerified", disabled_at is not null as "isDisabled"
     from user_account where organization_id = ? and email = ?`,
    [organizationId, email.trim().toLowerCase()],
  )
  return row
}

/** Finds a person who may act now; nobody when the account is disabled. */
export async function activeAccount(
  em: EntityManager,
  environment: LaunchEnvironment,
  userId: string,
): Promise<AccountFacts | undefined> {
  const [row] = await em.execute<AccountFacts[]>(
    `select u.id, u.first_name as "firstName", u.last_name as "lastName", u.email,
       u.email_verified_at is not null as "isVerified", u.roles, f.reference as "fhirUser"
     from user_account u
     left join fhir_identity f on f.user_id = u.id and f.environment = ?
     where u.id = ? and u.disabled_at is null`,
    [environment, userId],
  )
  return row
}
