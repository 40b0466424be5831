import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { User } from '../../entities/account/user.entity.ts'
import { newResetLink, RESET_LINK_MINUTES } from '../../events/mail/reset-link.ts'
import { recordEvent } from '../../events/record-event.ts'
import { randomToken } from '../../secrets.ts'
import { normalEmail } from '../account/register-account.ts'
import { emailFault } from '../field-checks.ts'
import { inTransaction, lockName } from '../revision.ts'
import type { CommandResult } from '../user-fault.ts'

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
    const user = await appointed(tx, normalEmail(email))
    recordEvent(
      tx,
      { action: 'account.administrator-made', userRef: user.id },
      { type: 'account.password-reset-requested', userId: user.id },
    )
    return ok(undefined)
  })
}

/**
 * Makes somebody an administrator by the word of whoever runs the house, and answers a link with which they choose a
 * password, once. For the first one of an installation without mail, and for a hospital that lost all of its own. A
 * closed account is opened again; the password of one in use stays until the link is used.
 */
export async function makeAdministrator(
  ctx: RequestContext,
  email: string,
): Promise<CommandResult<{ link: string; minutes: number }>> {
  const faults = emailFault(email)
  if (faults.length) return { ok: false, error: faults }
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'administrator', tx.organizationId)
    const user = await appointed(tx, normalEmail(email))
    user.disabledAt = null
    await tx.em.flush()
    const link = await newResetLink(tx, user.id)
    const detail = { by: 'operator' }
    recordEvent(tx, { action: 'account.administrator-made', userRef: user.id, detail })
    return ok({ link, minutes: RESET_LINK_MINUTES })
  })
}

async function appointed(tx: RequestContext, email: string): Promise<User> {
  const user = await accountOf(tx, email)
  user.roles = [...new Set([...user.roles, 'ORGANIZATION_ADMIN', 'APP_ADMIN'] as const)]
  return user
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
