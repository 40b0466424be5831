import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type {
  AudienceFact,
  AudienceMatch,
  DataPolicyState,
  DataRuleKind,
  PolicyInteraction,
} from '../vocabulary/data-policy.ts'
import type { PolicyEffect } from '../vocabulary/data-policy-preview.ts'
import type { LaunchEnvironment } from '../vocabulary/launch-environment.ts'
import {
  AudienceFactEnum,
  AudienceMatchEnum,
  DataPolicyStateEnum,
  DataRuleKindEnum,
  LaunchEnvironmentEnum,
  PolicyEffectKindEnum,
  PolicyInteractionEnum,
} from './enums.ts'
import { Payload } from './payload.type.ts'

@ObjectType({ description: 'A condition on whom a rule meets.' })
export class DataRuleCondition {
  @Field(() => AudienceFactEnum)
  readonly fact!: AudienceFact

  @Field(() => AudienceMatchEnum)
  readonly match!: AudienceMatch

  @Field(() => [String], { description: 'Values of an enumeration, or names of departments.' })
  readonly values!: readonly string[]
}

@ObjectType({
  description: 'A rule of the data policy. Each takes away; what a kind has no use for is empty.',
})
export class DataRule {
  @Field(() => String, { description: 'Names the rule in refusals and in the audit trail.' })
  readonly key!: string

  @Field(() => DataRuleKindEnum)
  readonly kind!: DataRuleKind

  @Field(() => [String], { description: 'Types of FHIR R4; none for all of them.' })
  readonly resourceTypes!: readonly string[]

  @Field(() => [PolicyInteractionEnum], { description: 'None for all of them.' })
  readonly interactions!: readonly PolicyInteraction[]

  @Field(() => [String])
  readonly elements!: readonly string[]

  @Field(() => [String])
  readonly labels!: readonly string[]

  @Field(() => Boolean, { description: 'A granted scope that names the label opens it.' })
  readonly opensByScope!: boolean

  @Field(() => Int, { nullable: true, description: 'Requests in a minute.' })
  readonly perApp!: number | null

  @Field(() => Int, { nullable: true, description: 'Requests in a minute.' })
  readonly perToken!: number | null

  @Field(() => [DataRuleCondition], {
    description: 'All of them have to hold; none meets everybody.',
  })
  readonly audience!: readonly DataRuleCondition[]

  @Field(() => String)
  readonly reason!: string
}

@ObjectType({ description: 'Requests of one kind that would be treated otherwise.' })
export class DataPolicyEffect {
  @Field(() => PolicyEffectKindEnum)
  readonly effect!: PolicyEffect['effect']

  @Field(() => String)
  readonly appName!: string

  @Field(() => String)
  readonly resourceType!: string

  @Field(() => String, { description: 'As FHIR calls it.' })
  readonly interaction!: string

  @Field(() => String, { description: 'The rule, or what else refuses.' })
  readonly rule!: string

  @Field(() => Int)
  readonly requests!: number

  @Field(() => String)
  readonly lastAt!: string

  @Field(() => [String], { description: 'Search parameters of one of them, without values.' })
  readonly parameters!: readonly string[]
}

@ObjectType({
  description:
    'What would have become of the requests of some days; from the audit trail, without bodies.',
})
export class DataPolicyPreview {
  @Field(() => Int)
  readonly days!: number

  @Field(() => Int, { description: 'Requests that were replayed.' })
  readonly requests!: number

  @Field(() => Int)
  readonly refused!: number

  @Field(() => Int)
  readonly redacted!: number

  @Field(() => Int, {
    description: 'Answers that might lose something; which did is not known without bodies.',
  })
  readonly filtered!: number

  @Field(() => Int)
  readonly opened!: number

  @Field(() => Int, { description: 'Not judged, because what they asked was not recorded so far.' })
  readonly undecided!: number

  @Field(() => [DataPolicyEffect], { description: 'At most 100, the largest first.' })
  readonly effects!: readonly DataPolicyEffect[]

  @Field(() => Boolean, { description: 'There is more than is listed.' })
  readonly isCut!: boolean
}

@ObjectType({ description: 'A version of the data policy of one environment.' })
export class DataPolicy {
  @Field(() => ID)
  readonly id!: string

  @Field(() => LaunchEnvironmentEnum)
  readonly environment!: LaunchEnvironment

  @Field(() => Int)
  readonly number!: number

  @Field(() => DataPolicyStateEnum)
  readonly state!: DataPolicyState

  @Field(() => String, { description: 'What changed, in words.' })
  readonly summary!: string

  @Field(() => DataPolicyPreview, { nullable: true })
  readonly preview!: DataPolicyPreview | null

  @Field(() => Date, { nullable: true })
  readonly previewedAt!: Date | null

  @Field(() => Date, { nullable: true })
  readonly publishedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'Of the one in force; null for all others.' })
  readonly inForceSince!: Date | null

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Int)
  readonly revision!: number
}

@InputType()
export class DataRuleConditionInput {
  @Field(() => AudienceFactEnum)
  fact!: AudienceFact

  @Field(() => AudienceMatchEnum)
  match!: AudienceMatch

  @Field(() => [String], { description: '1 to 30.' })
  values!: string[]
}

@InputType()
export class DataRuleInput {
  @Field(() => String, {
    description: 'Small letters, digits and hyphens, at most 60; one of its own.',
  })
  key!: string

  @Field(() => DataRuleKindEnum)
  kind!: DataRuleKind

  @Field(() => [String], { defaultValue: [] })
  resourceTypes!: string[]

  @Field(() => [PolicyInteractionEnum], { defaultValue: [] })
  interactions!: PolicyInteraction[]

  @Field(() => [String], {
    defaultValue: [],
    description: "Such as Patient.identifier.where(system = '…') or Observation.value[x].",
  })
  elements!: string[]

  @Field(() => [String], { defaultValue: [], description: 'Such as R, or system|R.' })
  labels!: string[]

  @Field(() => Boolean, { defaultValue: false })
  opensByScope!: boolean

  @Field(() => Int, { nullable: true })
  perApp?: number

  @Field(() => Int, { nullable: true })
  perToken?: number

  @Field(() => [DataRuleConditionInput], { defaultValue: [] })
  audience!: DataRuleConditionInput[]

  @Field(() => String, { description: 'Said to whoever is refused, 10 to 300 characters.' })
  reason!: string
}

@InputType({ description: 'A whole policy; rules that are left out are taken away.' })
export class DataPolicyDraftSaveInput {
  @Field(() => LaunchEnvironmentEnum)
  environment!: LaunchEnvironment

  @Field(() => ID, {
    nullable: true,
    description: 'The open version that is changed; absent for a new one.',
  })
  policyId?: string

  @Field(() => Int, { nullable: true })
  expectedRevision?: number

  @Field(() => [DataRuleInput], { description: 'At most 50.' })
  rules!: DataRuleInput[]

  @Field(() => String, { description: 'How to ask for more, 10 to 300 characters.' })
  askText!: string

  @Field(() => String, { nullable: true, description: 'A page to ask on, with https.' })
  askUrl?: string

  @Field(() => String, { description: 'What changed, 10 to 1,000 characters.' })
  summary!: string
}

@InputType()
export class DataPolicyInput {
  @Field(() => ID)
  policyId!: string

  @Field(() => Int)
  expectedRevision!: number
}

@InputType()
export class DataPolicyPreviewInput extends DataPolicyInput {
  @Field(() => Int, { description: 'Days of the audit trail, 1 to 90.' })
  days!: number
}

@InputType()
export class DataPolicyRollBackInput {
  @Field(() => LaunchEnvironmentEnum)
  environment!: LaunchEnvironment

  @Field(() => ID, { nullable: true, description: 'A published version; absent to end all rules.' })
  policyId?: string

  @Field(() => String, { description: '10 to 2,000 characters.' })
  reason!: string
}

@InputType()
export class DataPolicyScopesPreviewInput {
  @Field(() => LaunchEnvironmentEnum)
  environment!: LaunchEnvironment

  @Field(() => ID)
  appId!: string

  @Field(() => [String], { description: 'The scopes to try, at most 200.' })
  scopes!: string[]

  @Field(() => Int, { description: '1 to 90.' })
  days!: number
}

@ObjectType()
export class DataPolicyPayload extends Payload {
  @Field(() => DataPolicy, { nullable: true })
  readonly policy!: DataPolicy | null
}
