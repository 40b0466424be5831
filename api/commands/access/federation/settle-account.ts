import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../../context.ts'
import { type FederationRules, type ProvenPerson, rolesAfter } from '../../../domain/federation.ts'
import { ok, type Result, refused } from '../../../domain/result.ts'
import { FhirIdentity } from '../../../entities/account/fhir-identity.entity.ts'
import type { User } from '../../../entities/account/user.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { takeRoles } from '../../account/take-roles.ts'

interface Settled {
  user: User
  person: ProvenPerson
  rules: FederationRules
}

/**
 * Brings an account to what the provider says of its owner now: the roles its table names, and whose record is theirs.
 * A record once tied is never exchanged by a sign-in.
 */
export async function settleAccount(
  tx: RequestContext,
  environment: LaunchEnvironment,
  { person, rules, user }: Settled,
): Promise<Result<User, { kind: 'OTHER_RECORD' }>> {
  if (!(await tieRecord(tx, environment, { user, person }))) {
    return refused({ kind: 'OTHER_RECORD' })
  }
  const roles = rolesAfter(user.roles, person.roles, rules.roles)
  const isSame =
    roles.length === user.roles.length && roles.every((one) => user.roles.includes(one))
  if (!isSame) {
    const detail = { provider: person.issuer, from: user.roles, to: roles }
    await takeRoles(tx, user, roles)
    recordEvent(tx, { action: 'account.roles-provisioned', userRef: user.id, detail })
  }
  return ok(user)
}

async function tieRecord(
  tx: RequestContext,
  environment: LaunchEnvironment,
  { person, user }: Omit<Settled, 'rules'>,
): Promise<boolean> {
  const { fhirUser: reference } = person
  if (!reference) return true
  const tied = await tx.em.findOne(FhirIdentity, { userId: user.id, environment })
  if (tied) return tied.reference === reference
  const { organizationId } = tx
  const createdAt = tx.ports.clock.now()
  tx.em.create(FhirIdentity, { organizationId, createdAt, userId: user.id, environment, reference })
  return true
}
