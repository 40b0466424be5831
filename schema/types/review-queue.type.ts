import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { AppVersionStatus, ReviewState } from '../vocabulary/app-status.ts'
import type * as words from '../vocabulary/registration.ts'
import type { ReviewQueueSort } from '../vocabulary/review-queue.ts'
import type { GovernanceStage } from '../vocabulary/stage.ts'
import { AppVersion } from './app.type.ts'
import { PageInfo } from './connection.type.ts'
import * as enums from './enums.ts'
import { Payload } from './payload.type.ts'
import { ReviewQueueFilter } from './review-queue.input.ts'

@ObjectType({ description: 'An open stage of a line of the queue.', simpleResolvers: true })
export class ReviewQueueStage {
  @Field(() => enums.GovernanceStageEnum)
  readonly stage!: GovernanceStage

  @Field(() => ID, { nullable: true, description: 'Who took it on.' })
  readonly ownerId!: string | null

  @Field(() => String, { nullable: true })
  readonly owner!: string | null

  @Field(() => Date, { nullable: true })
  readonly dueAt!: string | null

  @Field(() => Boolean)
  readonly isOverdue!: boolean

  @Field(() => Int, { description: 'What stagesAssign expects.' })
  readonly revision!: number
}

/** Read off as it stands, as listings of the gallery are: a page has fifty, and a resolver for each field costs more. */
@ObjectType({
  description: 'A version in the review queue, with what a reviewer chooses by.',
  simpleResolvers: true,
})
export class ReviewQueueEntry {
  @Field(() => ID, { description: 'Of the version.' })
  readonly id!: string

  @Field(() => Int, { description: '1 is a new app; more were submitted before.' })
  readonly number!: number

  @Field(() => String)
  readonly name!: string

  @Field(() => String, { nullable: true })
  readonly iconUrl!: string | null

  @Field(() => enums.AppVersionStatusEnum)
  readonly status!: AppVersionStatus

  @Field(() => enums.ReviewStateEnum, { nullable: true })
  readonly reviewState!: ReviewState | null

  @Field(() => Date)
  readonly submittedAt!: string

  @Field(() => enums.AttestationAnswerEnum, { nullable: true })
  readonly attestation!: words.AttestationAnswer | null

  @Field(() => enums.ClientTypeEnum)
  readonly clientType!: words.ClientType

  @Field(() => Boolean, {
    description: 'Asks for system scopes: the data of many patients at once.',
  })
  readonly asksForBulkData!: boolean

  @Field(() => enums.RiskTierEnum)
  readonly riskTier!: words.RiskTier

  @Field(() => ID)
  readonly appId!: string

  @Field(() => ID)
  readonly vendorId!: string

  @Field(() => String)
  readonly vendorName!: string

  @Field(() => Boolean)
  readonly isVendorVerified!: boolean

  @Field(() => [ReviewQueueStage], { description: 'Those that are open, in order.' })
  readonly stages!: ReviewQueueStage[]

  @Field(() => Date, {
    nullable: true,
    description: 'When the first open stage, or the review clock, ends; null while it is paused.',
  })
  readonly dueAt!: string | null

  @Field(() => Int, { nullable: true, description: 'Business days; below 0 when it is overdue.' })
  readonly daysLeft!: number | null

  @Field(() => Boolean)
  readonly isOverdue!: boolean

  @Field(() => Boolean)
  readonly isDueSoon!: boolean

  @Field(() => Boolean, { description: 'The vendor has to answer.' })
  readonly isPaused!: boolean
}

@ObjectType({ simpleResolvers: true })
export class ReviewQueueEntryEdge {
  @Field(() => String)
  readonly cursor!: string

  @Field(() => ReviewQueueEntry)
  readonly node!: ReviewQueueEntry
}

@ObjectType({ simpleResolvers: true })
export class ReviewQueueEntryConnection {
  @Field(() => [ReviewQueueEntryEdge])
  readonly edges!: ReviewQueueEntryEdge[]

  @Field(() => [ReviewQueueEntry])
  readonly nodes!: ReviewQueueEntry[]

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo
}

@ObjectType({ description: 'A filter and an order of the queue, kept under a name.' })
export class ReviewQueueView {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => ReviewQueueFilter)
  readonly filter!: ReviewQueueFilter

  @Field(() => enums.ReviewQueueSortEnum)
  readonly sort!: ReviewQueueSort

  @Field(() => Boolean, { description: 'The queue opens with it, for this viewer.' })
  readonly isDefault!: boolean

  @Field(() => Boolean, { description: 'Everybody who reads the queue sees it.' })
  readonly isShared!: boolean

  @Field(() => Boolean, { description: 'Only the person it belongs to changes it.' })
  readonly isMine!: boolean

  @Field(() => Int)
  readonly revision!: number
}

@ObjectType()
export class ReviewQueueViewPayload extends Payload {
  @Field(() => ReviewQueueView, { nullable: true, description: 'What was saved, or removed.' })
  readonly view!: ReviewQueueView | null
}

@ObjectType({ description: 'What one reviewer has taken on of what is in review.' })
export class ReviewerWorkload {
  @Field(() => ID, { nullable: true, description: 'Null for what nobody took on.' })
  readonly reviewerId!: string | null

  @Field(() => String, { nullable: true })
  readonly name!: string | null

  @Field(() => Int)
  readonly versionCount!: number

  @Field(() => Int)
  readonly stageCount!: number

  @Field(() => Int, { description: 'Stages due within two business days.' })
  readonly dueSoonCount!: number

  @Field(() => Int)
  readonly overdueCount!: number
}

@ObjectType({ description: 'Somebody who decides a stage.' })
export class StageAssignee {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly name!: string
}

@ObjectType()
export class StagesAssignPayload extends Payload {
  @Field(() => [AppVersion], { description: 'Empty when something was wrong: all or nothing.' })
  readonly appVersions!: AppVersion[]
}

@ObjectType({ description: 'Something in the queue changed. `cursor` resumes after it.' })
export class ReviewQueueEvent {
  @Field(() => String)
  readonly cursor!: string

  @Field(() => ID)
  readonly versionId!: string

  @Field(() => Date)
  readonly at!: Date
}
