import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { SettingChange } from './organization-change.type.ts'
import { Payload } from './payload.type.ts'

@ObjectType({ description: 'A change of a rule of the hospital that two people decided.' })
export class RuleVersion {
  @Field(() => ID)
  readonly id!: string

  @Field(() => Int)
  readonly number!: number

  @Field(() => String, { description: 'Why, in the words of who proposed it.' })
  readonly summary!: string

  @Field(() => Date)
  readonly confirmedAt!: Date

  @Field(() => String, { nullable: true })
  readonly proposedBy!: string | null

  @Field(() => String, { nullable: true, description: 'The second of the two people.' })
  readonly confirmedBy!: string | null

  @Field(() => [SettingChange])
  readonly changes!: readonly SettingChange[]
}

@ObjectType({ description: 'A change of a rule that a second person has to confirm.' })
export class RuleProposal {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly summary!: string

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Int)
  readonly revision!: number

  @Field(() => String, { nullable: true })
  readonly proposedBy!: string | null

  @Field(() => Boolean, { description: 'Is this viewer the second person?' })
  readonly canConfirm!: boolean

  @Field(() => [SettingChange], { description: 'From what is in force to what is proposed.' })
  readonly changes!: readonly SettingChange[]
}

@InputType()
export class RuleProposalInput {
  @Field(() => ID)
  proposalId!: string

  @Field(() => Int)
  expectedRevision!: number
}

@ObjectType()
export class RuleProposalPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Of the proposal.' })
  readonly proposalId!: string | null
}
