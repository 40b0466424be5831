import { Field, ID, InputType, ObjectType } from 'type-graphql'
import type { NoticeEvent, NoticeMail } from '../vocabulary/notice.ts'
import { Viewer } from './account.type.ts'
import { App } from './app.type.ts'
import { connectionOf } from './connection.type.ts'
import { NoticeKindEnum, NoticeMailEnum } from './enums.ts'
import { Node } from './node.type.ts'
import { Payload } from './payload.type.ts'

@ObjectType({ implements: Node, description: 'Something the viewer was told of.' })
export class Notification extends Node {
  @Field(() => NoticeKindEnum)
  readonly event!: NoticeEvent

  @Field(() => String)
  readonly title!: string

  @Field(() => String)
  readonly body!: string

  @Field(() => String, {
    nullable: true,
    description: "Somebody else's words: a reason, a message.",
  })
  readonly quote?: string | null

  @Field(() => String, { description: 'Where it is about, below the public address.' })
  readonly path!: string

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Date, { nullable: true })
  readonly readAt?: Date | null
}

export const NotificationConnection = connectionOf('Notification', Notification)

@ObjectType({
  description: 'The viewer was told of something. `cursor` resumes the subscription after it.',
})
export class NotificationEvent {
  @Field(() => String)
  readonly cursor!: string
}

@ObjectType({ description: 'How the viewer hears of a kind of notice, besides the inbox.' })
export class NoticePreference {
  @Field(() => NoticeKindEnum)
  readonly event!: NoticeEvent

  @Field(() => String)
  readonly name!: string

  @Field(() => NoticeMailEnum)
  readonly mail!: NoticeMail

  @Field(() => Boolean, { description: 'Always mailed at once: it cannot be held back.' })
  readonly isImmediate!: boolean
}

@ObjectType({ description: 'The viewer marked notices as read, in whatever tab or device.' })
export class NotificationReadEvent {
  @Field(() => String)
  readonly cursor!: string

  @Field(() => [ID], { nullable: true, description: 'Null when it was all there were.' })
  readonly ids!: string[] | null

  @Field(() => Date)
  readonly readAt!: Date
}

@InputType()
export class NoticePreferenceInput {
  @Field(() => NoticeKindEnum)
  event!: NoticeEvent

  @Field(() => NoticeMailEnum)
  mail!: NoticeMail
}

@InputType()
export class NoticePreferencesUpdateInput {
  @Field(() => [NoticePreferenceInput], { description: 'Kinds not named stay as they are.' })
  preferences!: NoticePreferenceInput[]
}

@InputType()
export class NotificationMarkReadInput {
  @Field(() => [ID], { nullable: true })
  ids?: string[]

  @Field(() => Boolean, { nullable: true, description: 'All there are, instead of ids.' })
  all?: boolean
}

@InputType()
export class MessagesMarkReadInput {
  @Field(() => ID)
  appId!: string

  @Field(() => ID, { nullable: true, description: 'The last message read; all, when absent.' })
  upTo?: string
}

@ObjectType()
export class ViewerPayload extends Payload {
  @Field(() => Viewer, { nullable: true })
  readonly viewer!: Viewer | null
}

@ObjectType()
export class AppPayload extends Payload {
  @Field(() => App, { nullable: true })
  readonly app!: App | null
}
