import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { AppVersionStatus, ReviewState } from '../vocabulary/app-status.ts'
import type * as words from '../vocabulary/registration.ts'
import type { ReviewQueueSort } from '../vocabulary/review-queue.ts'
import type { GovernanceStage } from '../vocabulary/stage.ts'
import * as enums from './enums.ts'

@ObjectType('ReviewQueueViewFilter', {
  description: 'What a view narrows the queue to; see ReviewQueueFilter.',
  simpleResolvers: true,
})
@InputType({ description: 'Values of one field are alternatives; fields narrow each other.' })
export class ReviewQueueFilter {
  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  search?: string | null

  @Field(() => [enums.AppVersionStatusEnum], {
    nullable: true,
    description: 'In review, unless it says otherwise.',
  })
  statuses?: AppVersionStatus[] | null

  @Field(() => [enums.ReviewStateEnum], { nullable: true })
  reviewStates?: ReviewState[] | null

  @Field(() => enums.AttestationAnswerEnum, { nullable: true })
  attestation?: words.AttestationAnswer | null

  @Field(() => [enums.RiskTierEnum], { nullable: true })
  riskTiers?: words.RiskTier[] | null

  @Field(() => [enums.GovernanceStageEnum], {
    nullable: true,
    description:
      'One of these is open. Whose it is (assignedToMe, assignee, unassigned) is asked of the same stage.',
  })
  stages?: GovernanceStage[] | null

  @Field(() => Boolean, { nullable: true })
  assignedToMe?: boolean | null

  @Field(() => ID, { nullable: true, description: 'Who took an open stage on.' })
  assignee?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Nobody took an open stage on.' })
  unassigned?: boolean | null

  @Field(() => [enums.ClientTypeEnum], {
    nullable: true,
    description: 'How the app proves itself: a backend service works with nobody signed in.',
  })
  clientTypes?: words.ClientType[] | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Asks for system scopes: the data of many patients at once.',
  })
  bulkData?: boolean | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'An open stage, or the review clock, is past its last business day.',
  })
  overdue?: boolean | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Somebody called the vendor and found it to be who it says.',
  })
  vendorVerified?: boolean | null
}

@InputType()
export class ReviewQueueViewSaveInput {
  @Field(() => ID, { nullable: true, description: 'One of the own views; a new one without it.' })
  viewId?: string | null

  @Field(() => String, { description: '1 to 60 characters, unique among the own views.' })
  name!: string

  @Field(() => ReviewQueueFilter)
  filter!: ReviewQueueFilter

  @Field(() => enums.ReviewQueueSortEnum)
  sort!: ReviewQueueSort

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The queue opens with it; the one that was default before is no longer.',
  })
  isDefault!: boolean

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Everybody who reads the queue sees it. For those who approve versions.',
  })
  isShared!: boolean

  @Field(() => Int, { nullable: true, description: 'Of a view that is changed.' })
  expectedRevision?: number | null
}

@InputType()
export class ReviewQueueViewRemoveInput {
  @Field(() => ID)
  viewId!: string
}

@InputType()
export class StageAtInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => enums.GovernanceStageEnum)
  stage!: GovernanceStage

  @Field(() => Int, { description: 'The revision of the stage.' })
  expectedRevision!: number
}

@InputType()
export class StagesAssignInput {
  @Field(() => [StageAtInput], { description: '1 to 50, each stage once.' })
  stages!: StageAtInput[]

  @Field(() => ID, {
    nullable: true,
    description: 'Somebody who decides each of the stages; null gives them back to everybody.',
  })
  assigneeId?: string | null
}
