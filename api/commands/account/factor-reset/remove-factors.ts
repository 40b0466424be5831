import type { RequestContext } from '../../../context.ts'
import { Passkey } from '../../../entities/account/passkey.entity.ts'
import { PasskeyChallenge } from '../../../entities/account/passkey-challenge.entity.ts'
import { RecoveryCode } from '../../../entities/account/recovery-code.entity.ts'
import type { SecondFactorReset } from '../../../entities/account/second-factor-reset.entity.ts'
import { TotpAuthenticator } from '../../../entities/account/totp-authenticator.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { lockName } from '../../revision.ts'
import { endEverything } from '../sessions/end-sessions.ts'

/**
 * Removes every second factor of a person and signs them out everywhere. At the next sign-in the password is enough to
 * set up another one, which those who decide about apps have to do at once where the hospital demands it.
 */
export async function removeFactors(tx: RequestContext, reset: SecondFactorReset): Promise<void> {
  const { userId, id: resetId } = reset
  await lockName(tx, 'second-factor', userId)
  const passkeys = await tx.em.nativeDelete(Passkey, { userId })
  const authenticators = await tx.em.nativeDelete(TotpAuthenticator, { userId })
  const recoveryCodes = await tx.em.nativeDelete(RecoveryCode, { userId })
  await tx.em.nativeDelete(PasskeyChallenge, { userId })
  await endEverything(tx, userId)
  reset.state = 'DONE'
  reset.decidedById = requireViewer(tx).userId
  reset.decidedAt = tx.ports.clock.now()
  const detail = { resetId, passkeys, authenticators, recoveryCodes }
  recordEvent(
    tx,
    { action: 'second-factor.reset-done', userRef: userId, detail },
    { type: 'account.factor-reset-moved', resetId, userId, to: 'DONE' },
  )
}
