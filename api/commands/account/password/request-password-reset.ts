import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { ThrottledError } from '../../../errors.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { sha256Hex } from '../../../secrets.ts'
import { inTransaction } from '../../revision.ts'
import type { CommandResult } from '../../user-fault.ts'
import { normalEmail } from '../register-account.ts'

/**
 * Has a link mailed with which a new password can be chosen. Answers the same whether or not the address is known;
 * one person gets a few such mails in a quarter of an hour, whoever asks for them.
 *
 * @throws ThrottledError after too many requests from one address of the network.
 */
export async function requestPasswordReset(
  ctx: RequestContext,
  email: string,
): Promise<CommandResult<{ accepted: true }>> {
  const { rateLimiter } = ctx.ports
  const wait = await rateLimiter.take('password-reset-address', ctx.sourceIp)
  if (wait) throw new ThrottledError(wait)
  const account = normalEmail(email)
  const isTooOften = await rateLimiter.take('password-reset-account', sha256Hex(account))
  return inTransaction(ctx, async (tx) => {
    const known = await tx.em.findOne(User, {
      organizationId: tx.organizationId,
      email: account,
      disabledAt: null,
    })
    const user = isTooOften ? null : known
    recordEvent(
      tx,
      {
        action: 'account.password-reset-requested',
        outcome: user ? 'SUCCESS' : 'DENIED',
        ...(known ? { userRef: known.id } : {}),
      },
      user ? { type: 'account.password-reset-requested', userId: user.id } : undefined,
    )
    return ok({ accepted: true })
  })
}
