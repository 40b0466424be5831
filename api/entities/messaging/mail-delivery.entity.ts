import { defineEntity, p } from '@mikro-orm/core'
import type { NoticeEvent } from '../../../schema/vocabulary/notice.ts'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'

/** What a mail says, as it is laid out when it is sent. */
export interface MailDeliveryContent {
  subject: string
  /** The subject in two parts, for the digest that gathers by app. */
  about?: { app: string; what: string }
  greets?: string
  paragraphs: string[]
  sections?: { title: string; lines: string[] }[]
  quote?: { label: string; text: string }
  action?: { label: string; url: string }
  /** Why the person gets it. */
  footnotes: string[]
  /** Where the person chooses what to be mailed; absent for addresses nobody signs in with. */
  preferencesUrl?: string
}

const MailDeliverySchema = defineEntity({
  name: 'MailDelivery',
  tableName: 'mail_delivery',
  properties: {
    ...ownedRow,
    /** The event it tells of; absent for a digest, which tells of many. */
    outboxMessageId: p.uuid().nullable(),
    /** Absent for an address that is registered for an app and is nobody's account. */
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id').nullable(),
    appId: p.uuid().nullable(),
    recipient: p.string(),
    kind: p.string().$type<NoticeEvent | 'digest'>(),
    content: p.json<MailDeliveryContent>(),
    /** HELD waits for the digest of the day and becomes DIGESTED in it. */
    status: p.string().$type<'PENDING' | 'HELD' | 'SENT' | 'DIGESTED' | 'FAILED'>(),
    attempts: p
      .integer()
      .default(0)
      .onCreate(() => 0),
    nextAttemptAt: p.datetime().nullable(),
    sentAt: p.datetime().nullable(),
    lastError: p.text().nullable(),
  },
})

/** One mail to one address, and what became of it. A failing address is tried again without the others. */
export class MailDelivery extends MailDeliverySchema.class {}
MailDeliverySchema.setClass(MailDelivery)
