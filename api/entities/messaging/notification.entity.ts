import { defineEntity, p } from '@mikro-orm/core'
import type { NoticeEvent } from '../../../schema/vocabulary/notice.ts'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'

const NotificationSchema = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  properties: {
    ...ownedRow,
    /** The event that is told of; with the person it makes the row unique, so that a retry tells nobody twice. */
    outboxMessageId: p.uuid(),
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    event: p.string().$type<NoticeEvent>(),
    appId: p.uuid().nullable(),
    appVersionId: p.uuid().nullable(),
    title: p.text(),
    body: p.text(),
    /** Somebody else's words: a reason, a message. */
    quote: p.text().nullable(),
    /** Where it is about, below the public address. */
    path: p.text(),
    readAt: p.datetime().nullable(),
  },
})

/** A notice in somebody's inbox in the portal: one row per person and thing that happened (LIFECYCLE D5). */
export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification)
