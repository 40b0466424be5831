import { PasswordReset } from '../../entities/account/password-reset.entity.ts'
import { randomToken, sha256Hex } from '../../secrets.ts'
import type { HandlerContext } from '../handler.ts'

/** How long a link works with which a password can be chosen. */
export const RESET_LINK_MINUTES = 60

/** Makes a link with which somebody chooses a password, once. Its token is kept as a hash; links made before end. */
export async function newResetLink(
  { em, ports, urls, organizationId }: HandlerContext,
  userId: string,
): Promise<string> {
  const token = randomToken()
  const now = ports.clock.now()
  await em.nativeDelete(PasswordReset, { userId, usedAt: null })
  em.create(PasswordReset, {
    organizationId,
    createdAt: now,
    userId,
    tokenHash: sha256Hex(token),
    expiresAt: new Date(now.getTime() + RESET_LINK_MINUTES * 60_000),
  })
  await em.flush()
  return `${urls.base}/portal/reset?token=${token}`
}
