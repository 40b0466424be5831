import { EmailVerification } from '../../entities/account/email-verification.entity.ts'
import { User } from '../../entities/account/user.entity.ts'
import { randomToken, sha256Hex } from '../../secrets.ts'
import type { Handler } from '../handler.ts'
import type { MailContent } from './mail-content.ts'
import { mailOut } from './mail-out.ts'

const VALID_HOURS = 24

/**
 * Mails the link that proves an address. The token is made here, kept as a hash, and written nowhere else.
 * Somebody who has an account already is told so: the page that asked says nothing about it.
 */
export const mailVerification: Handler = async (ctx, event) => {
  if (event.type !== 'account.registered') return
  const { em, ports, urls, organizationId } = ctx
  const user = await em.findOne(User, { id: event.userId })
  if (!user) return
  if (user.emailVerifiedAt) return mailOut(ctx, accountExistsMail(user, urls.base))
  const token = randomToken()
  const now = ports.clock.now()
  em.create(EmailVerification, {
    organizationId,
    createdAt: now,
    userId: user.id,
    tokenHash: sha256Hex(token),
    expiresAt: new Date(now.getTime() + VALID_HOURS * 3_600_000),
  })
  await em.flush()
  await mailOut(ctx, {
    to: user.email,
    subject: 'Verify your address for Gatehouse',
    greets: user.firstName,
    paragraphs: ['open this link to verify your address and finish your account.'],
    action: { label: 'Verify my address', url: `${urls.base}/portal/verify?token=${token}` },
    footnotes: [
      `The link works for ${VALID_HOURS} hours. If you did not ask for an account, ignore this mail.`,
    ],
  })
}

function accountExistsMail(user: User, base: string): MailContent {
  return {
    to: user.email,
    subject: 'You have a Gatehouse account already',
    greets: user.firstName,
    paragraphs: [
      'somebody, perhaps you, asked for a Gatehouse account with this address. You have one.',
    ],
    action: { label: 'Sign in', url: `${base}/portal/` },
  }
}
