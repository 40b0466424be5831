import { User } from '../../entities/account/user.entity.ts'
import type { Handler } from '../handler.ts'
import { mailOut } from './mail-out.ts'
import { newResetLink, RESET_LINK_MINUTES } from './reset-link.ts'

/**
 * Mails the link with which a new password can be chosen. The token is made here, kept as a hash, and written nowhere
 * else; links mailed before end.
 */
export const mailPasswordReset: Handler = async (ctx, event) => {
  if (event.type !== 'account.password-reset-requested') return
  const { em, ports, urls, organizationId } = ctx
  const user = await em.findOne(User, { id: event.userId, disabledAt: null })
  if (!user) return
  const url = await newResetLink({ em, ports, urls, organizationId }, user.id)
  await mailOut(ctx, {
    to: user.email,
    subject: 'Choose a new password for Gatehouse',
    greets: user.firstName,
    paragraphs: ['open this link to choose a new password.'],
    action: { label: 'Choose a password', url },
    footnotes: [
      `The link works once, for ${RESET_LINK_MINUTES} minutes. If you did not ask for it, ignore this mail: your password stays as it is.`,
    ],
  })
}
