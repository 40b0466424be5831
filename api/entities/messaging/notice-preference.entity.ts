import { defineEntity, p } from '@mikro-orm/core'
import type { NoticeEvent, NoticeMail } from '../../../schema/vocabulary/notice.ts'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'

const NoticePreferenceSchema = defineEntity({
  name: 'NoticePreference',
  tableName: 'notice_preference',
  properties: {
    ...ownedRow,
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    event: p.string().$type<NoticeEvent>(),
    mail: p.string().$type<NoticeMail>(),
  },
})

/** How a person wants to be mailed about one kind of notice; without a row, at once. */
export class NoticePreference extends NoticePreferenceSchema.class {}
NoticePreferenceSchema.setClass(NoticePreference)
