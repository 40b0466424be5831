import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../../context.ts'
import {
  type FederationRules,
  isHospitalStaff,
  type ProvenPerson,
} from '../../../domain/federation.ts'
import { ok, type Result, refused } from '../../../domain/result.ts'
import { FederatedIdentity } from '../../../entities/account/federated-identity.entity.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { type SignInAccount, signInAccount } from '../../../queries/access/account.ts'
import { lockName } from '../../revision.ts'
import { asViewer } from '../sign-in.ts'
import { addIdentity } from './link-identity.ts'
import { provisionAccount } from './provision-account.ts'
import { settleAccount } from './settle-account.ts'

/** Why somebody the provider vouches for is not signed in. */
export type ProviderRefusal =
  /** Nobody here belongs to this person; signing in once with an account of Gatehouse links the two. */
  | { kind: 'NOT_LINKED' }
  /** Accounts are made here, for people with a role; this one has none. */
  | { kind: 'NO_ROLE' }
  | { kind: 'DISABLED' }
  /** The provider names another record than the account is tied to. */
  | { kind: 'OTHER_RECORD' }

type Outcome = Result<User, ProviderRefusal>

/**
 * Signs in whoever the hospital's provider vouches for. Issuer and subject alone say who it is. An address says so
 * once, for hospital staff, when the provider has verified it and so have we: everybody else shows both accounts, or
 * anybody who registers an address at the provider could have the account that goes by it.
 */
export function signInByProvider(
  ctx: RequestContext,
  environment: LaunchEnvironment,
  { person, rules }: { person: ProvenPerson; rules: FederationRules },
): Promise<Result<SignInAccount, ProviderRefusal>> {
  return ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em }
    await lockName(tx, 'federated-identity', `${person.issuer} ${person.subject}`)
    const outcome = await accountOf(tx, person, rules)
    const settled = outcome.ok
      ? await settleAccount(tx, environment, { user: outcome.value, person, rules })
      : outcome
    if (!settled.ok) {
      record(tx, environment, { person, refusal: settled.error })
      return settled
    }
    await em.flush()
    const found = await signInAccount(em, ctx.organizationId, settled.value.email)
    if (!found) return refused({ kind: 'DISABLED' })
    const account = { ...found, hasMoreToShow: found.hasMoreToShow && !person.isMultiFactor }
    record(tx, environment, { person, account })
    return ok(account)
  })
}

async function accountOf(
  tx: RequestContext,
  person: ProvenPerson,
  rules: FederationRules,
): Promise<Outcome> {
  const { issuer, subject } = person
  const { organizationId } = tx
  const known = await tx.em.findOne(FederatedIdentity, { organizationId, issuer, subject })
  const user = known
    ? await tx.em.findOneOrFail(User, { id: known.userId })
    : await firstSeen(tx, person, rules)
  if (user instanceof User) return user.disabledAt ? refused({ kind: 'DISABLED' }) : ok(user)
  return refused(user)
}

async function firstSeen(
  tx: RequestContext,
  person: ProvenPerson,
  rules: FederationRules,
): Promise<User | ProviderRefusal> {
  const { email } = person
  if (!email || !person.isEmailVerified) return { kind: 'NOT_LINKED' }
  await lockName(tx, 'account', email)
  const sameAddress = await tx.em.findOne(User, { organizationId: tx.organizationId, email })
  if (sameAddress?.emailVerifiedAt) {
    const isLinked = isHospitalStaff(sameAddress.roles) && !sameAddress.disabledAt
    if (!isLinked || !(await addIdentity(tx, sameAddress, person))) return { kind: 'NOT_LINKED' }
    return sameAddress
  }
  if (!rules.createsAccounts) return { kind: 'NOT_LINKED' }
  if (person.roles.length === 0) return { kind: 'NO_ROLE' }
  return provisionAccount(tx, { ...person, email }, sameAddress)
}

interface Recorded {
  person: ProvenPerson
  account?: SignInAccount
  refusal?: ProviderRefusal
}

function record(
  tx: RequestContext,
  environment: LaunchEnvironment,
  { account, person, refusal }: Recorded,
): void {
  const detail = { provider: person.issuer, ...(refusal ? { reason: REASONS[refusal.kind] } : {}) }
  const done = account?.hasMoreToShow ? 'sign-in.provider-accepted' : 'sign-in.succeeded'
  recordEvent(account ? { ...tx, viewer: asViewer(account) } : tx, {
    action: account ? done : 'sign-in.failed',
    outcome: account ? 'SUCCESS' : 'DENIED',
    environment,
    ...(account ? { userRef: account.id } : {}),
    detail,
  })
}

const REASONS: Readonly<Record<ProviderRefusal['kind'], string>> = {
  NOT_LINKED: 'no account belongs to this person of the provider',
  NO_ROLE: 'the provider gives this person no role here',
  DISABLED: 'the account is disabled',
  OTHER_RECORD: 'the provider names another record than the account is tied to',
}
