import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { ArtifactKind } from '../vocabulary/decision-artifact.ts'
import type { PointKind } from '../vocabulary/review-template.ts'
import type { Role } from '../vocabulary/role.ts'
import type { GovernanceStage, StageState } from '../vocabulary/stage.ts'
import {
  ArtifactKindEnum,
  GovernanceStageEnum,
  PointKindEnum,
  RoleEnum,
  StageStateEnum,
} from './enums.ts'

@ObjectType({ description: 'One person approved a version for release; high risk needs two.' })
export class LaunchApproval {
  @Field(() => Date)
  readonly createdAt!: Date
}

@ObjectType({ description: 'One point of a checklist, in the words it had when the stage opened.' })
export class ChecklistItem {
  @Field(() => String)
  readonly key!: string

  @Field(() => String)
  readonly label!: string

  @Field(() => Boolean)
  readonly satisfied!: boolean

  @Field(() => String, { nullable: true, description: 'What was answered, where it is no tick.' })
  readonly answer?: string | null

  @Field(() => String, { nullable: true, description: 'The label in Spanish, where it has one.' })
  readonly labelEs?: string | null

  @Field(() => PointKindEnum)
  readonly kind!: PointKind

  @Field(() => Boolean, { description: 'Does the stage wait for it?' })
  readonly isRequired!: boolean

  @Field(() => [String])
  readonly choices!: readonly string[]

  @Field(() => String, { nullable: true, description: 'The heading it stands under.' })
  readonly section?: string | null

  @Field(() => String, { nullable: true })
  readonly sectionEs?: string | null
}

@ObjectType({ description: 'What a decision left behind or rests on; it never changes.' })
export class DecisionArtifact {
  @Field(() => ID)
  readonly id!: string

  @Field(() => ArtifactKindEnum)
  readonly kind!: ArtifactKind

  @Field(() => String)
  readonly title!: string

  @Field(() => String, { nullable: true, description: 'Its text; null where it is a document.' })
  readonly body!: string | null

  @Field(() => String, { description: 'Of the text or of the document, 64 hex digits.' })
  readonly sha256!: string

  @Field(() => String, {
    nullable: true,
    description:
      'Of a launch approval record: a compact JWS of the platform over that hash and who approved; checked at /attestations/verify.',
  })
  readonly signature!: string | null

  @Field(() => Date)
  readonly createdAt!: Date
}

@ObjectType({
  description:
    'One governance stage of one version. Its vendor sees how far it is and when it is due, and no more.',
})
export class StageReview {
  @Field(() => ID)
  readonly id!: string

  @Field(() => GovernanceStageEnum)
  readonly stage!: GovernanceStage

  @Field(() => StageStateEnum)
  readonly state!: StageState

  @Field(() => [RoleEnum], { description: 'Whose decision it is.' })
  readonly ownerRoles!: readonly Role[]

  @Field(() => String, { nullable: true, description: 'Who took it on.' })
  readonly owner!: string | null

  @Field(() => Boolean, { description: 'Did this viewer take it on?' })
  readonly isMine!: boolean

  @Field(() => Date, {
    nullable: true,
    description:
      'The end of its last business day; follows holidays, and is null while the vendor has the ball.',
  })
  readonly dueAt!: Date | null

  @Field(() => Boolean)
  readonly isOverdue!: boolean

  @Field(() => Date, { nullable: true })
  readonly startedAt!: Date | null

  @Field(() => Date, { nullable: true })
  readonly decidedAt!: Date | null

  @Field(() => String, { nullable: true })
  readonly decidedBy!: string | null

  @Field(() => String, { nullable: true })
  readonly reason!: string | null

  @Field(() => [ChecklistItem])
  readonly checklist!: readonly ChecklistItem[]

  @Field(() => Int, { nullable: true, description: 'Of the form the checklist was taken from.' })
  readonly templateVersion!: number | null

  @Field(() => String, {
    nullable: true,
    description:
      'The text of that form, what it leaves open filled in for this version. For those who review.',
  })
  readonly formText!: string | null

  @Field(() => [DecisionArtifact])
  readonly artifacts!: readonly DecisionArtifact[]

  @Field(() => [String], { description: 'What has to come or be filed before it starts.' })
  readonly waitsFor!: readonly string[]

  @Field(() => [StageStateEnum], {
    description: 'What this viewer may decide now; buttons are drawn from it.',
  })
  readonly allowedDecisions!: readonly StageState[]

  @Field(() => Int, { description: 'What stageDecide and stageAssign expect; 0 before it opened.' })
  readonly revision!: number
}
