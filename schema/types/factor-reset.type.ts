import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { FactorResetState } from '../vocabulary/second-factor.ts'
import { FactorResetStateEnum } from './enums.ts'
import { Payload } from './payload.type.ts'

@ObjectType({
  description: 'Somebody whose password was right says that every second factor is lost.',
})
export class SecondFactorReset {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String, { description: 'Whose account it is.' })
  readonly name!: string

  @Field(() => String)
  readonly email!: string

  @Field(() => Boolean, { description: 'Do they decide about apps? Two administrators then.' })
  readonly isStaff!: boolean

  @Field(() => FactorResetStateEnum)
  readonly state!: FactorResetState

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Date)
  readonly expiresAt!: Date

  @Field(() => String, { description: 'The address of the network it was asked for from.' })
  readonly sourceAddress!: string

  @Field(() => String, { nullable: true, description: 'How it was made sure who they are.' })
  readonly identityCheck!: string | null

  @Field(() => String, { nullable: true })
  readonly checkedByName!: string | null

  @Field(() => Date, { nullable: true })
  readonly checkedAt!: Date | null

  @Field(() => String, { nullable: true })
  readonly decidedByName!: string | null

  @Field(() => Date, { nullable: true })
  readonly decidedAt!: Date | null

  @Field(() => String, { nullable: true })
  readonly decisionReason!: string | null

  @Field(() => Int)
  readonly revision!: number
}

@InputType()
export class SecondFactorResetCheckInput {
  @Field(() => ID)
  resetId!: string

  @Field(() => String, { description: '20 to 2,000 characters; no numbers of documents.' })
  identityCheck!: string

  @Field(() => Int)
  expectedRevision!: number
}

@InputType()
export class SecondFactorResetConfirmInput {
  @Field(() => ID)
  resetId!: string

  @Field(() => Int)
  expectedRevision!: number
}

@InputType()
export class SecondFactorResetDeclineInput {
  @Field(() => ID)
  resetId!: string

  @Field(() => String, { description: '20 to 2,000 characters; the person reads it.' })
  reason!: string

  @Field(() => Int)
  expectedRevision!: number
}

@ObjectType()
export class SecondFactorResetPayload extends Payload {
  @Field(() => SecondFactorReset, { nullable: true })
  readonly reset!: SecondFactorReset | null
}
