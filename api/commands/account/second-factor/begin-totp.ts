import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { TotpAuthenticator } from '../../../entities/account/totp-authenticator.entity.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { Organization } from '../../../entities/platform/organization.entity.ts'
import { requireViewer } from '../../authorize.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'
import { passwordFault } from '../password/confirm-password.ts'

/** What an authenticator app has to be told. */
export interface TotpEnrolment {
  /** Base32, for those who type. */
  secret: string
  /** otpauth://totp/... */
  uri: string
  /** The same as a picture, a whole SVG document. */
  qrSvg: string
}

/** Begins to set up an authenticator app for the person who asks; it counts once a first code is right. */
export async function beginTotp(
  ctx: RequestContext,
  password: string,
): Promise<CommandResult<TotpEnrolment>> {
  const { userId } = requireViewer(ctx)
  return (await passwordFault(ctx, password)) ?? (await openTotp(ctx, userId))
}

/**
 * The same for somebody whose password was right a moment ago. Asking again shows the same secret, so that a page
 * loaded twice does not leave an app with a secret that is none.
 */
export function openTotp(
  ctx: RequestContext,
  userId: string,
): Promise<CommandResult<TotpEnrolment>> {
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'totp', userId)
    const known = await tx.em.findOne(TotpAuthenticator, { userId })
    if (known?.confirmedAt) {
      const message = 'There is an authenticator app already. Remove it before you set up another.'
      return refuse({ code: 'NOT_UNIQUE', message })
    }
    const { oneTimePasswords, sealer } = tx.ports
    const secret = known ? sealer.open(known.sealedSecret) : oneTimePasswords.newSecret()
    if (!known) {
      tx.em.create(TotpAuthenticator, {
        userId,
        organizationId: tx.organizationId,
        createdAt: tx.ports.clock.now(),
        sealedSecret: sealer.seal(secret),
      })
    }
    const { email } = await tx.em.findOneOrFail(User, { id: userId })
    const { name } = await tx.em.findOneOrFail(Organization, { id: tx.organizationId })
    const pictured = await oneTimePasswords.enrolment(secret, { account: email, issuer: name })
    return ok({ secret, ...pictured })
  })
}
