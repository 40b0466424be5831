import { defineEntity, p } from '@mikro-orm/core'
import { ownedRow } from '../base.entity.ts'

const MailMessageSchema = defineEntity({
  name: 'MailMessage',
  tableName: 'mail_message',
  properties: {
    ...ownedRow,
    recipient: p.string(),
    subject: p.string(),
    body: p.text(),
    html: p.text().nullable(),
  },
})

/** A mail kept for the development inbox; never written when mail goes out by SMTP. */
export class MailMessage extends MailMessageSchema.class {}
MailMessageSchema.setClass(MailMessage)
