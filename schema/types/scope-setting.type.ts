import { Field, ID, InputType, ObjectType } from 'type-graphql'
import type { IntentLabel, RiskTier } from '../vocabulary/registration.ts'
import { IntentLabelEnum, RiskTierEnum } from './enums.ts'
import { RuleProposal, RuleVersion } from './hospital-rule.type.ts'

@ObjectType({
  description:
    'What a hospital changed of an entry of the scope catalog; null is as the platform says it.',
})
export class ScopeOverride {
  @Field(() => String, { description: 'The resource type, and the code of the category if any.' })
  readonly key!: string

  @Field(() => String, { nullable: true })
  readonly noun!: string | null

  @Field(() => String, { nullable: true })
  readonly detail!: string | null

  @Field(() => String, { nullable: true })
  readonly nounEs!: string | null

  @Field(() => String, { nullable: true })
  readonly detailEs!: string | null

  @Field(() => String, { nullable: true, description: 'What a good purpose looks like.' })
  readonly example!: string | null

  @Field(() => String, { nullable: true })
  readonly exampleEs!: string | null

  @Field(() => RiskTierEnum, { nullable: true })
  readonly sensitivity!: RiskTier | null

  @Field(() => Boolean, { nullable: true })
  readonly needsExtraReview!: boolean | null

  @Field(() => [IntentLabelEnum], { nullable: true })
  readonly defaultFor!: readonly IntentLabel[] | null

  @Field(() => Boolean, { nullable: true, description: 'False where new apps are not given it.' })
  readonly isOffered!: boolean | null
}

@ObjectType({ description: 'An entry of the scope catalog as those see it who may change it.' })
export class ScopeSetting {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly key!: string

  @Field(() => ScopeOverride, { nullable: true, description: 'What is changed and in force.' })
  readonly override!: ScopeOverride | null

  @Field(() => ScopeOverride, { nullable: true, description: 'As it would be, if confirmed.' })
  readonly proposed!: ScopeOverride | null

  @Field(() => RuleProposal, { nullable: true })
  readonly proposal!: RuleProposal | null

  @Field(() => [RuleVersion], { description: 'Every change of it, newest first.' })
  readonly history!: readonly RuleVersion[]
}

@InputType({
  description: 'A whole entry; what is left out or null is as the platform says it.',
})
export class ScopeOverrideProposeInput {
  @Field(() => String)
  key!: string

  @Field(() => String, { nullable: true, description: '3 to 80 characters, with its Spanish.' })
  noun?: string

  @Field(() => String, { nullable: true, description: '10 to 240 characters, with its Spanish.' })
  detail?: string

  @Field(() => String, { nullable: true, description: 'Begins with its article.' })
  nounEs?: string

  @Field(() => String, { nullable: true })
  detailEs?: string

  @Field(() => String, { nullable: true, description: '10 to 300 characters, with its Spanish.' })
  example?: string

  @Field(() => String, { nullable: true })
  exampleEs?: string

  @Field(() => RiskTierEnum, { nullable: true, description: 'Never lower than the platform.' })
  sensitivity?: RiskTier

  @Field(() => Boolean, { nullable: true })
  needsExtraReview?: boolean

  @Field(() => [IntentLabelEnum], { nullable: true })
  defaultFor?: IntentLabel[]

  @Field(() => Boolean, { nullable: true })
  isOffered?: boolean

  @Field(() => String, { description: 'Why, 10 to 1,000 characters.' })
  summary!: string
}
