import { FACTOR_RESET_DAYS } from '../../../schema/vocabulary/second-factor.ts'
import type { FactorResetMoved } from '../../domain/events.ts'
import { SecondFactorReset } from '../../entities/account/second-factor-reset.entity.ts'
import { User } from '../../entities/account/user.entity.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import type { Handler, HandlerContext } from '../handler.ts'
import type { MailContent } from './mail-content.ts'
import { mailOut } from './mail-out.ts'

type Letter = Pick<MailContent, 'subject' | 'paragraphs' | 'quote' | 'action'>

/**
 * Tells the owner of an account that the removal of their second factors was asked for, done or declined, and the
 * administrators that somebody waits for them. Cannot be switched off.
 */
export const mailAboutFactorReset: Handler = async (ctx, event) => {
  if (event.type !== 'account.factor-reset-moved') return
  const reset = await ctx.em.findOneOrFail(SecondFactorReset, { id: event.resetId })
  const user = await ctx.em.findOneOrFail(User, { id: event.userId })
  const { name, settings } = await ctx.em.findOneOrFail(Organization, { id: ctx.organizationId })
  const footnotes = [`Questions? Write to ${settings.supportEmail}.`]
  const own = letterToOwner(event.to, { base: ctx.urls.base, hospital: name, reset })
  if (own) {
    const mail = { ...own, to: user.email, greets: user.firstName, footnotes }
    await mailOut(ctx, mail)
  }
  const letter = letterToAdministrators(event.to, ctx.urls.base, user)
  if (!letter) return
  for (const email of await administrators(ctx, reset)) {
    await mailOut(ctx, { ...letter, to: email })
  }
}

function letterToOwner(
  to: FactorResetMoved['to'],
  { base, hospital, reset }: { base: string; hospital: string; reset: SecondFactorReset },
): Letter | undefined {
  const newPassword = { label: 'Choose a new password', url: `${base}/portal/forgot` }
  switch (to) {
    case 'REQUESTED':
      return {
        subject: 'Your Gatehouse account: its second factors are said to be lost',
        paragraphs: [
          `somebody who knows your password asked ${hospital} to remove the second factors of your account, because they are lost. Before that, the hospital makes sure who is asking. The request ends by itself after ${FACTOR_RESET_DAYS} days, and when you sign in with a second factor.`,
          'If that was not you, somebody else knows your password: choose a new one at once, which also ends the request.',
        ],
        action: newPassword,
      }
    case 'DONE':
      return {
        subject: 'Your Gatehouse account: its second factors were removed',
        paragraphs: [
          `${hospital} checked who you are and removed every second factor of your account. You are signed out everywhere. Sign in with your password and set up a new second factor.`,
          'If you did not ask for this, write to us at once.',
        ],
        action: { label: 'Sign in', url: `${base}/portal/` },
      }
    case 'DECLINED':
      return {
        subject: 'Your Gatehouse account: its second factors stay',
        paragraphs: [
          `${hospital} declined to remove the second factors of your account. Nothing was changed.`,
        ],
        quote: { label: 'Reason:', text: reset.decisionReason ?? '' },
        action: newPassword,
      }
    case 'CHECKED':
      return undefined
  }
}

const WAITING = {
  REQUESTED: {
    subject: 'Gatehouse: somebody lost every second factor',
    says: (who: string) =>
      `${who} signed in with the password and lost every second factor. Somebody has to check who is asking.`,
  },
  CHECKED: {
    subject: 'Gatehouse: lost second factors wait for a second administrator',
    says: (who: string) =>
      `An administrator checked who ${who} is. A second one has to confirm before the second factors are removed.`,
  },
} as const

function letterToAdministrators(
  to: FactorResetMoved['to'],
  base: string,
  { email, name }: User,
): Letter | undefined {
  if (to !== 'REQUESTED' && to !== 'CHECKED') return undefined
  const { subject, says } = WAITING[to]
  return {
    subject,
    paragraphs: [says(`${name} (${email})`)],
    action: { label: 'Look at the request', url: `${base}/portal/settings/lost-factors` },
  }
}

/** Those who may take the next step: neither the person themselves nor who took the first. */
async function administrators(
  ctx: HandlerContext,
  { userId, checkedById }: SecondFactorReset,
): Promise<string[]> {
  const rows = await ctx.em.execute<{ id: string; email: string }[]>(
    `select id, email from user_account where organization_id = ? and disabled_at is null
       and 'ORGANIZATION_ADMIN' = any(roles) order by email`,
    [ctx.organizationId],
  )
  return rows.filter(({ id }) => id !== userId && id !== checkedById).map(({ email }) => email)
}
