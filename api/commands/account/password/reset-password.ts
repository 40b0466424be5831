import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { PasswordReset } from '../../../entities/account/password-reset.entity.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { sha256Hex } from '../../../secrets.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, refuse, type UserFault } from '../../user-fault.ts'
import { withdrawFactorReset } from '../factor-reset/withdraw-factor-reset.ts'
import { endEverything } from '../sessions/end-sessions.ts'
import { passwordFaults } from './password-faults.ts'

/**
 * Sets a new password by the link of the mail, which works once. Every session and token of the person ends, those
 * of apps as well, and the address counts as proven. A second factor stays: who reads the mail may not be the person.
 */
export async function resetPassword(
  ctx: RequestContext,
  { token, password }: { token: string; password: string },
): Promise<CommandResult<{ accepted: true }>> {
  const owner = await ownerOf(ctx, token)
  if (!owner) return linkIsOver()
  const faults = await passwordFaults(ctx, password, owner)
  if (faults.length) return { ok: false, error: faults }
  const passwordHash = await ctx.ports.passwords.hash(password)
  return inTransaction(ctx, async (tx) => {
    const reset = await usable(tx, token)
    if (!reset) return linkIsOver()
    const user = await tx.em.findOneOrFail(User, { id: reset.userId }, FOR_UPDATE)
    const now = tx.ports.clock.now()
    reset.usedAt = now
    user.passwordHash = passwordHash
    user.emailVerifiedAt ??= now
    await tx.em.nativeDelete(PasswordReset, {
      userId: user.id,
      usedAt: null,
      id: { $ne: reset.id },
    })
    await endEverything(tx, user.id)
    await withdrawFactorReset(tx, user.id, 'the password was set anew')
    const change =
      'Your password was set anew by a link we mailed to you. You are signed out everywhere.'
    const event = { type: 'account.security-changed', userId: user.id, change } as const
    recordEvent(tx, { action: 'account.password-reset', userRef: user.id }, event)
    return ok({ accepted: true })
  })
}

async function ownerOf(ctx: RequestContext, token: string): Promise<User | undefined> {
  const em = ctx.em.fork()
  const reset = await em.findOne(PasswordReset, { tokenHash: sha256Hex(token), usedAt: null })
  if (!reset || reset.expiresAt <= ctx.ports.clock.now()) return undefined
  return (await em.findOne(User, { id: reset.userId, disabledAt: null })) ?? undefined
}

/** Of two that come with one link at once, the second sees that it was used. */
async function usable(tx: RequestContext, token: string): Promise<PasswordReset | undefined> {
  const where = { tokenHash: sha256Hex(token), usedAt: null }
  const reset = await tx.em.findOne(PasswordReset, where, FOR_UPDATE)
  return reset && reset.expiresAt > tx.ports.clock.now() ? reset : undefined
}

function linkIsOver(): { ok: false; error: UserFault[] } {
  return refuse({
    code: 'INVALID',
    path: ['token'],
    message: 'This link is not valid any more. Ask for a new one.',
  })
}
