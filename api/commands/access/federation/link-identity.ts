import type { RequestContext } from '../../../context.ts'
import type { ProvenPerson } from '../../../domain/federation.ts'
import { FederatedIdentity } from '../../../entities/account/federated-identity.entity.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { securityChanged } from '../../account/second-factor/security-changed.ts'
import { lockName } from '../../revision.ts'

/** What of a person at the provider is linked. */
export type LinkedPerson = Pick<ProvenPerson, 'email' | 'issuer' | 'subject'>

/**
 * Links somebody at the provider to the account they have just signed in with, all their factors shown. The address has
 * to be the same on both sides: then nobody can have another person link what is not theirs.
 *
 * @returns whether the two belong together from now on.
 */
export function linkIdentity(
  ctx: RequestContext,
  userId: string,
  person: LinkedPerson,
): Promise<boolean> {
  return ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em }
    await lockName(tx, 'federated-identity', `${person.issuer} ${person.subject}`)
    const user = await em.findOne(User, { id: userId, disabledAt: null })
    if (!user || user.email !== person.email) return false
    return addIdentity(tx, user, person)
  })
}

/** Adds the link inside the transaction of the caller, and tells the owner; not where either is linked otherwise. */
export async function addIdentity(
  tx: RequestContext,
  user: User,
  { issuer, subject }: LinkedPerson,
): Promise<boolean> {
  const { organizationId } = tx
  const taken = { $or: [{ subject }, { userId: user.id }] }
  if (await tx.em.count(FederatedIdentity, { organizationId, issuer, ...taken })) return false
  const createdAt = tx.ports.clock.now()
  tx.em.create(FederatedIdentity, { organizationId, createdAt, userId: user.id, issuer, subject })
  recordEvent(
    tx,
    { action: 'account.provider-linked', userRef: user.id, detail: { provider: issuer } },
    securityChanged(user.id, `Your account can be opened by ${providerName(tx)} as well.`),
  )
  return true
}

function providerName({ ports }: RequestContext): string {
  return ports.identityProvider?.label ?? 'another provider'
}
