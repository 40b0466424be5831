import type { RequestContext } from '../../../context.ts'
import type { ProvenPerson } from '../../../domain/federation.ts'
import { EmailVerification } from '../../../entities/account/email-verification.entity.ts'
import { FederatedIdentity } from '../../../entities/account/federated-identity.entity.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { VendorInvitation } from '../../../entities/account/vendor-invitation.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { randomToken } from '../../../secrets.ts'

/**
 * Makes the account of somebody who comes by the provider for the first time. A registration of that address that nobody
 * confirmed ends: its password, its links and its invitation are those of whoever typed the address.
 */
export async function provisionAccount(
  tx: RequestContext,
  person: ProvenPerson & { email: string },
  unconfirmed: User | null,
): Promise<User> {
  const { organizationId } = tx
  const now = tx.ports.clock.now()
  const facts = {
    email: person.email,
    emailVerifiedAt: now,
    firstName: person.firstName || person.email.split('@')[0] || person.email,
    lastName: person.lastName,
    passwordHash: await tx.ports.passwords.hash(randomToken()),
    roles: [...person.roles],
  }
  const user = unconfirmed
    ? tx.em.assign(unconfirmed, facts)
    : tx.em.create(User, {
        ...facts,
        id: crypto.randomUUID(),
        organizationId,
        createdAt: now,
        updatedAt: now,
        revision: 1,
      })
  if (unconfirmed) {
    await tx.em.nativeDelete(EmailVerification, { userId: user.id, usedAt: null })
    const forgotten = { acceptingUserId: user.id, acceptedAt: null }
    await tx.em.nativeUpdate(VendorInvitation, forgotten, { acceptingUserId: null })
  }
  const { issuer, subject } = person
  tx.em.create(FederatedIdentity, {
    organizationId,
    createdAt: now,
    userId: user.id,
    issuer,
    subject,
  })
  recordEvent(tx, {
    action: 'account.provisioned',
    userRef: user.id,
    detail: { provider: issuer, roles: facts.roles },
  })
  return user
}
