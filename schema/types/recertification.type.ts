import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { RecertificationDecision } from '../vocabulary/recertification.ts'
import type { RiskTier } from '../vocabulary/registration.ts'
import { AppVersion } from './app.type.ts'
import { RecertificationDecisionEnum, RiskTierEnum } from './enums.ts'
import { Payload } from './payload.type.ts'
import { PointAnswerInput } from './review.input.ts'

@ObjectType({
  description:
    'What a version is granted in production beside what it used of it in the last year.',
})
export class ScopeUse {
  @Field(() => String)
  readonly scope!: string

  @Field(() => Int, {
    nullable: true,
    description:
      'Requests the scope let through, as the audit trail has them; null for what is no access to records and is not counted.',
  })
  readonly uses!: number | null
}

@InputType()
export class RecertificationDecideInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => RecertificationDecisionEnum)
  decision!: RecertificationDecision

  @Field(() => [String], {
    description: 'The keys of the points of the security checklist in force that are satisfied.',
  })
  checklist!: string[]

  @Field(() => [PointAnswerInput], {
    nullable: true,
    description: 'What is answered at the points that are no tick; they are satisfied by it.',
  })
  answers?: PointAnswerInput[] | null

  @Field(() => [String], {
    defaultValue: [],
    description: 'What is no longer granted, spelled as granted; of NARROW alone.',
  })
  endScopes!: string[]

  @Field(() => String, {
    nullable: true,
    description: '20 to 2000 characters; KEEP may go without.',
  })
  reason?: string | null

  @Field(() => Int, { description: 'The revision of the version.' })
  expectedRevision!: number
}

@ObjectType({
  description: 'An app in use, as it is picked for an access review or in an emergency.',
})
export class LiveApp {
  @Field(() => ID)
  readonly appId!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => ID)
  readonly vendorId!: string

  @Field(() => String)
  readonly vendorName!: string

  @Field(() => RiskTierEnum)
  readonly riskTier!: RiskTier

  @Field(() => RiskTierEnum, { description: 'Of the most sensitive data it is granted.' })
  readonly sensitivity!: RiskTier

  @Field(() => [String], { description: 'What it is granted in production.' })
  readonly scopes!: readonly string[]
}

@ObjectType({ description: 'One app of a campaign, and what was decided about it.' })
export class CampaignApp {
  @Field(() => ID)
  readonly appId!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => String, { description: 'Who answers for the app at its vendor.' })
  readonly owner!: string

  @Field(() => AppVersion, { nullable: true, description: 'The live one, while there is one.' })
  readonly liveVersion!: AppVersion | null

  @Field(() => RecertificationDecisionEnum, { nullable: true })
  readonly decision!: RecertificationDecision | null

  @Field(() => Date, { nullable: true })
  readonly decidedAt!: Date | null

  @Field(() => String, { nullable: true })
  readonly decidedBy!: string | null
}

@ObjectType({ description: 'Live apps that are looked at again until a date.' })
export class AccessCampaign {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly title!: string

  @Field(() => Date)
  readonly openedAt!: Date

  @Field(() => String)
  readonly openedBy!: string

  @Field(() => Date)
  readonly dueAt!: Date

  @Field(() => [CampaignApp], { description: 'Those that wait for a decision first.' })
  readonly apps!: readonly CampaignApp[]

  @Field(() => Int)
  readonly decidedCount!: number

  @Field(() => Boolean)
  readonly isOverdue!: boolean
}

@InputType()
export class AccessCampaignOpenInput {
  @Field(() => String, { description: 'At most 120 characters.' })
  title!: string

  @Field(() => Date)
  dueAt!: Date

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Live apps; all of them when none is named.',
  })
  appIds!: string[]
}

@ObjectType()
export class AccessCampaignPayload extends Payload {
  @Field(() => AccessCampaign, { nullable: true })
  readonly campaign!: AccessCampaign | null
}
