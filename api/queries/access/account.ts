import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { Role } from '../../../schema/vocabulary/role.ts'
import {
  isSecondFactorRequired,
  type SecondFactorRule,
} from '../../../schema/vocabulary/second-factor.ts'
import type { RepresentedPatient } from '../../domain/patient-access.ts'
import type { EntityManager, RowReader } from '../../ports.ts'

/** What has to be known before a password is compared. */
export interface SignInAccount {
  id: string
  name: string
  email: string
  passwordHash: string
  isVerified: boolean
  isDisabled: boolean
  roles: Role[]
  /** Does the sign-in go on after the password? */
  hasMoreToShow: boolean
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
  /** Whom they act for in this environment, today. */
  represents: RepresentedPatient[]
  /** Since when the person has a second factor; null when they have none. */
  secondFactorSince: Date | null
  isSecondFactorRequired: boolean
}

/** When the oldest second factor of a person was set up, in milliseconds since 1970, and the hospital's rule; `u` is the account. */
const SECOND_FACTOR = `(select extract(epoch from min(since))::float8 * 1000 from (
       select confirmed_at as since from totp_authenticator where user_id = u.id
       union all select created_at from passkey where user_id = u.id) as factor) as "factorSince",
     (select settings->>'secondFactor' from organization where id = u.organization_id) as rule`

/** Whom somebody acts for at this moment; one environment is to be filled in. */
const REPRESENTS = `coalesce((select jsonb_agg(jsonb_build_object('id', p.patient_id, 'kind', p.kind,
       'relatedPerson', p.related_person_id, 'excludesSensitive', p.excludes_sensitive,
       'until', p.valid_until) order by p.created_at)
     from patient_representation p where p.user_id = u.id and p.environment = ? and p.ended_at is null
       and p.valid_from <= now() and (p.valid_until is null or p.valid_until > now())), '[]'::jsonb) as represents`

interface FactorRow {
  factorSince: number | null
  rule: SecondFactorRule | null
  roles: Role[]
}

/** Finds the account behind an address, as typed by whoever signs in. */
export function signInAccount(
  em: EntityManager,
  organizationId: string,
  email: string,
): Promise<SignInAccount | undefined> {
  const rows: RowReader['rows'] = (sql, values) => em.execute(sql, [...values])
  return preparedSignInAccount({ rows }, organizationId, email)
}

/** The same outside of any transaction, for the sign-in itself. */
export async function preparedSignInAccount(
  reader: RowReader,
  organizationId: string,
  email: string,
): Promise<SignInAccount | undefined> {
  const [row] = await reader.rows<Omit<SignInAccount, 'hasMoreToShow'> & FactorRow>(
    `select u.id, u.first_name || ' ' || u.last_name as name, u.email, u.password_hash as "passwordHash",
       u.email_verified_at is not null as "isVerified", u.disabled_at is not null as "isDisabled",
       to_jsonb(u.roles) as roles, ${SECOND_FACTOR}
     from user_account u where u.organization_id = ? and u.email = ?`,
    [organizationId, email.trim().toLowerCase()],
  )
  if (!row) return undefined
  const { factorSince, rule, roles, ...account } = row
  return { ...account, roles, hasMoreToShow: factorSince !== null || isRequired({ rule, roles }) }
}

/** Finds a person who may act now; nobody when the account is disabled. */
export async function activeAccount(
  reader: RowReader,
  environment: LaunchEnvironment,
  userId: string,
): Promise<AccountFacts | undefined> {
  const [row] = await reader.rows<AccountRow>(ACCOUNT, [environment, environment, userId])
  return row && accountFacts(row)
}

/** The statement behind it, and that with the id taken from somewhere else; its other two values are the environment. */
export const accountSql = (id: string) => `
select u.id, u.first_name as "firstName", u.last_name as "lastName", u.email,
  u.email_verified_at is not null as "isVerified", to_jsonb(u.roles) as roles, f.reference as "fhirUser",
  ${REPRESENTS}, ${SECOND_FACTOR}
from user_account u
left join fhir_identity f on f.user_id = u.id and f.environment = ?
where u.id = ${id} and u.disabled_at is null`

const ACCOUNT = accountSql('?')

/** A person as that statement has them. */
export type AccountRow = Omit<
  AccountFacts,
  'secondFactorSince' | 'isSecondFactorRequired' | 'represents'
> &
  FactorRow & { represents: (Omit<RepresentedPatient, 'until'> & { until: string | null })[] }

/** Reads such a row. */
export function accountFacts(row: AccountRow): AccountFacts {
  const { factorSince, represents, rule, ...person } = row
  return {
    ...person,
    represents: represents.map((one) => ({
      ...one,
      until: one.until ? new Date(one.until) : null,
    })),
    secondFactorSince: factorSince === null ? null : new Date(factorSince),
    isSecondFactorRequired: isRequired(row),
  }
}

function isRequired({ rule, roles }: Pick<FactorRow, 'rule' | 'roles'>): boolean {
  return isSecondFactorRequired(rule ?? 'OPTIONAL', roles)
}
