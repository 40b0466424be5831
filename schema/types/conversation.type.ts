import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from './connection.type.ts'
import { MessageVisibilityEnum } from './enums.ts'
import { Node } from './node.type.ts'

@ObjectType({ implements: Node, description: 'A word between reviewers and a vendor (R034).' })
export class Message extends Node {
  @Field(() => String)
  readonly body!: string

  @Field(() => MessageVisibilityEnum)
  readonly visibility!: 'DEVELOPER_AND_REVIEWERS' | 'REVIEWERS_ONLY'

  @Field(() => Date)
  readonly createdAt!: Date
}

export const MessageConnection = connectionOf('Message', Message)

@ObjectType({
  description: "One line of a version's audit log, as its vendor and reviewers see it.",
})
export class Activity {
  @Field(() => ID)
  readonly id!: string

  @Field(() => Date)
  readonly at!: Date

  @Field(() => String)
  readonly action!: string

  @Field(() => String, { description: 'What was done, in words.' })
  readonly sentence!: string

  @Field(() => String)
  readonly actorName!: string

  @Field(() => String, { nullable: true })
  readonly reason!: string | null
}

export const ActivityConnection = connectionOf('Activity', Activity)
