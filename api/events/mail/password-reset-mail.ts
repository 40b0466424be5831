import { PasswordReset } from '../../entities/account/password-reset.entity.ts'
import { User } from '../../entities/account/user.entity.ts'
import { randomToken, sha256Hex } from '../../secrets.ts'
import type { Handler } from '../handler.ts'
import { composeMail } from './compose-mail.ts'

const VALID_MINUTES = 60

/**
 * Mails the link with which a new password can be chosen. The token is made here, kept as a hash, and written nowhere
 * else; links mailed before end.
 */
export const mailPasswordReset: Handler = async ({ em, ports, urls, organizationId }, event) => {
  if (event.type !== 'account.password-reset-requested') return
  const user = await em.findOne(User, { id: event.userId, disabledAt: null })
  if (!user) return
  const token = randomToken()
  const now = ports.clock.now()
  await em.nativeDelete(PasswordReset, { userId: user.id, usedAt: null })
  em.create(PasswordReset, {
    organizationId,
    createdAt: now,
    userId: user.id,
    tokenHash: sha256Hex(token),
    expiresAt: new Date(now.getTime() + VALID_MINUTES * 60_000),
  })
  await em.flush()
  await ports.mailer.send(
    composeMail({
      to: user.email,
      subject: 'Choose a new password for Gatehouse',
      greets: user.firstName,
      paragraphs: ['open this link to choose a new password.'],
      action: { label: 'Choose a password', url: `${urls.base}/portal/reset?token=${token}` },
      footnotes: [
        `The link works once, for ${VALID_MINUTES} minutes. If you did not ask for it, ignore this mail: your password stays as it is.`,
      ],
    }),
  )
}
