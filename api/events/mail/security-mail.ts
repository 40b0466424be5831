import { User } from '../../entities/account/user.entity.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import type { Handler } from '../handler.ts'
import { mailOut } from './mail-out.ts'

/** Tells the owner of an account that its protection changed, in case it was somebody else. Cannot be switched off. */
export const mailSecurityChange: Handler = async (ctx, event) => {
  if (event.type !== 'account.security-changed') return
  const { em, urls, organizationId } = ctx
  const user = await em.findOne(User, { id: event.userId })
  if (!user) return
  const { settings } = await em.findOneOrFail(Organization, { id: organizationId })
  await mailOut(ctx, {
    to: user.email,
    subject: 'Your Gatehouse account: a change of its security',
    greets: user.firstName,
    paragraphs: [
      event.change,
      'If that was you, there is nothing to do. If it was not, choose a new password at once.',
    ],
    action: { label: 'Choose a new password', url: `${urls.base}/portal/forgot` },
    footnotes: [`Questions? Write to ${settings.supportEmail}.`],
  })
}
