import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../account/user.entity.ts'
import { App } from '../app/app.entity.ts'
import { ownedRow } from '../base.entity.ts'

const MessageReadSchema = defineEntity({
  name: 'MessageRead',
  tableName: 'message_read',
  properties: {
    ...ownedRow,
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    appId: () => p.manyToOne(App).mapToPk().fieldName('app_id').deleteRule('cascade'),
    /** When the last message that was read was posted, and which of that moment it was. */
    readUpTo: p.datetime(),
    messageId: p.uuid(),
  },
})

/** How far a person has read the thread of an app. */
export class MessageRead extends MessageReadSchema.class {}
MessageReadSchema.setClass(MessageRead)
