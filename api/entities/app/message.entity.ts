import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'
import { AppVersion } from './app-version.entity.ts'

const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    ...ownedRow,
    appVersionId: () => p.manyToOne(AppVersion).mapToPk().fieldName('app_version_id'),
    authorId: () => p.manyToOne(User).mapToPk().fieldName('author_id'),
    body: p.text(),
    visibility: p.string().$type<'DEVELOPER_AND_REVIEWERS' | 'REVIEWERS_ONLY'>(),
  },
})

/** A word between reviewers and a vendor, in the log of a version (R034, R035). */
export class Message extends MessageSchema.class {}
MessageSchema.setClass(Message)
