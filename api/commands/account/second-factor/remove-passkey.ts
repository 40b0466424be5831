import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { Passkey } from '../../../entities/account/passkey.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, notFound } from '../../user-fault.ts'
import { passwordFault } from '../password/confirm-password.ts'
import { lastFactorFault } from './last-factor.ts'
import { securityChanged } from './security-changed.ts'

/** Takes one passkey away; not the last factor of somebody who must have one. */
export async function removePasskey(
  ctx: RequestContext,
  { passkeyId, password }: { passkeyId: string; password: string },
): Promise<CommandResult<{ accepted: true }>> {
  const { userId } = requireViewer(ctx)
  const wrong = await passwordFault(ctx, password)
  if (wrong) return wrong
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'second-factor', userId)
    const passkey = await tx.em.findOne(Passkey, { id: passkeyId, userId })
    if (!passkey) return notFound('passkey', ['passkeyId'])
    await tx.em.nativeDelete(Passkey, { id: passkeyId })
    const fault = await lastFactorFault(tx, userId)
    if (fault) return fault
    const facts = { action: 'second-factor.passkey-removed', userRef: userId } as const
    const words = `The passkey named "${passkey.name}" was removed.`
    recordEvent(tx, { ...facts, detail: { name: passkey.name } }, securityChanged(userId, words))
    return ok({ accepted: true })
  })
}
