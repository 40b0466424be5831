import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { TotpAuthenticator } from '../../../entities/account/totp-authenticator.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, notFound } from '../../user-fault.ts'
import { passwordFault } from '../password/confirm-password.ts'
import { lastFactorFault } from './last-factor.ts'
import { securityChanged } from './security-changed.ts'

/** Takes the authenticator app away; not the last factor of somebody who must have one. */
export async function removeTotp(
  ctx: RequestContext,
  password: string,
): Promise<CommandResult<{ accepted: true }>> {
  const { userId } = requireViewer(ctx)
  const wrong = await passwordFault(ctx, password)
  if (wrong) return wrong
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'second-factor', userId)
    const removed = await tx.em.nativeDelete(TotpAuthenticator, { userId })
    if (removed === 0) return notFound('authenticator app', [])
    const fault = await lastFactorFault(tx, userId)
    if (fault) return fault
    recordEvent(
      tx,
      { action: 'second-factor.totp-removed', userRef: userId },
      securityChanged(userId, 'The authenticator app was removed.'),
    )
    return ok({ accepted: true })
  })
}
