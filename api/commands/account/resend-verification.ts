import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { User } from '../../entities/account/user.entity.ts'
import { ThrottledError } from '../../errors.ts'
import { recordEvent } from '../../events/record-event.ts'
import { inTransaction } from '../revision.ts'
import type { CommandResult } from '../user-fault.ts'
import { normalEmail } from './register-account.ts'

/**
 * Mails the verification link once more. Answers the same for unknown addresses.
 *
 * @throws ThrottledError after too many requests from one address.
 */
export async function resendVerification(
  ctx: RequestContext,
  email: string,
): Promise<CommandResult<{ accepted: true }>> {
  const wait = await ctx.ports.rateLimiter.take('sign-up-address', ctx.sourceIp)
  if (wait) throw new ThrottledError(wait)
  return inTransaction(ctx, async (tx) => {
    const user = await tx.em.findOne(User, {
      organizationId: tx.organizationId,
      email: normalEmail(email),
      emailVerifiedAt: null,
    })
    if (user) {
      const facts = { action: 'account.registered', userRef: user.id } as const
      recordEvent(tx, facts, { type: 'account.registered', userId: user.id })
    }
    return ok({ accepted: true })
  })
}
