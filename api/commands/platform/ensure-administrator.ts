import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { User } from '../../entities/account/user.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { randomToken } from '../../secrets.ts'
import { normalEmail } from '../account/register-account.ts'
import { inTransaction, lockName } from '../revision.ts'

/**
 * Makes the first administrator of the hospital, once, whichever replica comes first: an account nobody can sign in to
 * until the link mailed to its address was used. Does nothing where there is an administrator already.
 */
export async function ensureAdministrator(ctx: RequestContext, email: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockName(tx, 'administrator', tx.organizationId)
    const where = {
      organizationId: tx.organizationId,
      roles: { $contains: ['ORGANIZATION_ADMIN'] },
    }
    if ((await tx.em.count(User, where)) > 0) return ok(undefined)
    const user = await accountOf(tx, normalEmail(email))
    user.roles = [...new Set([...user.roles, 'ORGANIZATION_ADMIN', 'APP_ADMIN'] as const)]
    recordEvent(
      tx,
      { action: 'account.administrator-made', userRef: user.id },
      { type: 'account.password-reset-requested', userId: user.id },
    )
    return ok(undefined)
  })
}

/** The account of an address, or a new one whose password nobody knows. */
async function accountOf(tx: RequestContext, email: string): Promise<User> {
  const { organizationId } = tx
  const known = await tx.em.findOne(User, { organizationId, email })
  if (known) return known
  const now = tx.ports.clock.now()
  return tx.em.create(User, {
    id: crypto.randomUUID(),
    organizationId,
    createdAt: now,
    updatedAt: now,
    email,
    firstName: 'First',
    lastName: 'Administrator',
    passwordHash: await tx.ports.passwords.hash(randomToken()),
    roles: [],
    revision: 1,
  })
}
