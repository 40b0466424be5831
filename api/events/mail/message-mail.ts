import type { Handler } from '../handler.ts'
import { composeMail } from './compose-mail.ts'
import { vendorAddresses } from './vendor-addresses.ts'

/** Mails a vendor that reviewers wrote. What vendors write shows in the reviewers' queue and thread. */
export const mailAboutMessage: Handler = async (ctx, event) => {
  if (event.type !== 'message.posted') return
  const rows = await ctx.em.execute<{ body: string; visibility: string; isOwn: boolean }[]>(
    `select m.body, m.visibility, exists (
       select 1 from vendor_member v where v.user_id = m.author_id and v.vendor_id = ?
     ) as "isOwn" from message m where m.id = ?`,
    [event.vendorId, event.messageId],
  )
  const message = rows[0]
  if (!message || message.isOwn || message.visibility === 'REVIEWERS_ONLY') return
  const { appName, slug, addresses } = await vendorAddresses(ctx.em, event.appId)
  for (const to of addresses) {
    await ctx.ports.mailer.send(
      composeMail({
        to,
        subject: `${appName}: a message from the reviewers`,
        paragraphs: [`The reviewers wrote about ${appName}:`],
        quote: { label: 'Message:', text: message.body },
        action: { label: 'Answer', url: `${ctx.urls.base}/portal/apps/${slug}?tab=activity` },
      }),
    )
  }
}
