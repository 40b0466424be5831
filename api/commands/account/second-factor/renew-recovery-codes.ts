import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { secondFactorsOf } from '../../../queries/account/second-factors.ts'
import { requireViewer } from '../../authorize.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'
import { passwordFault } from '../password/confirm-password.ts'
import { issueRecoveryCodes } from './issue-recovery-codes.ts'
import { securityChanged } from './security-changed.ts'

/** Makes new recovery codes for somebody with a second factor; the earlier ones end. */
export async function renewRecoveryCodes(
  ctx: RequestContext,
  password: string,
): Promise<CommandResult<{ recoveryCodes: string[] }>> {
  const { userId } = requireViewer(ctx)
  const wrong = await passwordFault(ctx, password)
  if (wrong) return wrong
  return inTransaction(ctx, async (tx) => {
    const { isOn } = await secondFactorsOf(tx.em, userId)
    if (!isOn) {
      const message = 'Recovery codes stand in for a second factor. Set one up first.'
      return refuse({ code: 'INVALID', message })
    }
    const recoveryCodes = await issueRecoveryCodes(tx, userId)
    recordEvent(
      tx,
      { action: 'second-factor.recovery-codes-made', userRef: userId },
      securityChanged(userId, 'New recovery codes were made; the earlier ones work no more.'),
    )
    return ok({ recoveryCodes })
  })
}
