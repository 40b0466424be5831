import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { EmailVerification } from '../../entities/account/email-verification.entity.ts'
import { User } from '../../entities/account/user.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { sha256Hex } from '../../secrets.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'
import { joinAsRegistered } from '../vendor/members/join-vendor.ts'

/**
 * Accepts the link of the verification mail; who opened the account by an invitation joins that vendor now.
 * Using it twice is no fault; an old or unknown one is.
 */
export function verifyEmail(
  ctx: RequestContext,
  token: string,
): Promise<CommandResult<{ accepted: true }>> {
  return inTransaction(ctx, async (tx) => {
    const proof = await tx.em.findOne(EmailVerification, { tokenHash: sha256Hex(token) })
    const now = tx.ports.clock.now()
    if (!proof || proof.expiresAt <= now) {
      return refuse({
        code: 'INVALID',
        path: ['token'],
        message: 'This link is not valid any more. Ask for a new one.',
      })
    }
    const user = await tx.em.findOneOrFail(User, { id: proof.userId })
    if (!proof.usedAt) {
      proof.usedAt = now
      user.emailVerifiedAt ??= now
      recordEvent(tx, { action: 'account.email-verified', userRef: user.id })
      await joinAsRegistered(tx, user)
    }
    return ok({ accepted: true })
  })
}
