import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { TotpAuthenticator } from '../../../entities/account/totp-authenticator.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'
import { firstRecoveryCodes } from './issue-recovery-codes.ts'
import { securityChanged } from './security-changed.ts'

/**
 * Finishes the setting up of an authenticator app by its first code. The first factor of a person comes with recovery
 * codes, which are shown this once.
 */
export function confirmTotp(
  ctx: RequestContext,
  userId: string,
  code: string,
): Promise<CommandResult<{ recoveryCodes: string[] }>> {
  return inTransaction(ctx, async (tx) => {
    const app = await tx.em.findOne(TotpAuthenticator, { userId }, FOR_UPDATE)
    if (!app || app.confirmedAt) {
      return refuse({ code: 'INVALID', message: 'Nothing waits for a code. Begin again.' })
    }
    const { clock, oneTimePasswords, sealer } = tx.ports
    const secret = sealer.open(app.sealedSecret)
    const typed = code.replaceAll(/\s/g, '')
    const step = oneTimePasswords.matchingStep(secret, typed, clock.now())
    if (step === undefined) {
      const message = 'This code is not right. Enter the six digits your app shows now.'
      return refuse({ code: 'CODE_WRONG', path: ['code'], message })
    }
    app.confirmedAt = clock.now()
    app.lastStep = step
    const recoveryCodes = await firstRecoveryCodes(tx, userId)
    recordEvent(
      tx,
      { action: 'second-factor.totp-added', userRef: userId },
      securityChanged(userId, 'An authenticator app was set up as a second factor.'),
    )
    return ok({ recoveryCodes })
  })
}
