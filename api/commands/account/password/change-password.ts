import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import type { CommandResult } from '../../user-fault.ts'
import { withdrawFactorReset } from '../factor-reset/withdraw-factor-reset.ts'
import { endAppTokens, endOtherSessions } from '../sessions/end-sessions.ts'
import { passwordFault } from './confirm-password.ts'
import { passwordFaults } from './password-faults.ts'

/**
 * Changes the password of the person who asks, who knows the one in use. Other browsers are signed out, this one stays.
 * What apps hold for the person ends as well, and what they were allowed stays: whoever knew the old password may have
 * connected one of them (SMART.md REFR-17, decision 65).
 *
 * @throws ThrottledError after too many wrong current passwords.
 */
export async function changePassword(
  ctx: RequestContext,
  { currentPassword, password }: { currentPassword: string; password: string },
): Promise<CommandResult<{ accepted: true }>> {
  const { userId } = requireViewer(ctx)
  const wrong = await passwordFault(ctx, currentPassword, 'currentPassword')
  if (wrong) return wrong
  const owner = await ctx.em.fork().findOneOrFail(User, { id: userId })
  const faults = await passwordFaults(ctx, password, owner)
  if (faults.length) return { ok: false, error: faults }
  const passwordHash = await ctx.ports.passwords.hash(password)
  return inTransaction(ctx, async (tx) => {
    const user = await tx.em.findOneOrFail(User, { id: userId }, FOR_UPDATE)
    user.passwordHash = passwordHash
    await endOtherSessions(tx)
    await endAppTokens(tx, userId)
    await withdrawFactorReset(tx, userId, 'the password was changed')
    const change =
      'Your password was changed. Your other browsers are signed out, and apps ask you to sign in again.'
    const event = { type: 'account.security-changed', userId, change } as const
    recordEvent(tx, { action: 'account.password-changed', userRef: userId }, event)
    return ok({ accepted: true })
  })
}
