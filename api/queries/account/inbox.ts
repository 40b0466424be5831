import type { RequestContext } from '../../context.ts'
import { timestamp } from '../timestamp.ts'

export interface InboxMail {
  to: string
  subject: string
  body: string
  /** Null for mail from before there was HTML. */
  html: string | null
  at: Date
}

type Row = Omit<InboxMail, 'at'> & { at: string }

/** Lists the mails of the development inbox, newest first; those to one address when asked. */
export async function inboxMails(ctx: RequestContext, to?: string): Promise<InboxMail[]> {
  const rows = await ctx.em.execute<Row[]>(
    `select recipient as "to", subject, body, html, created_at as at from mail_message
     where organization_id = ? ${to ? 'and recipient = ?' : ''} order by created_at desc limit 50`,
    to ? [ctx.organizationId, to] : [ctx.organizationId],
  )
  return rows.map((row) => ({ ...row, at: timestamp(row.at) }))
}
