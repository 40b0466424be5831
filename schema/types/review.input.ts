import { Field, ID, InputType, Int } from 'type-graphql'
import type { ArtifactKind } from '../vocabulary/decision-artifact.ts'
import type { RiskTier } from '../vocabulary/registration.ts'
import type { GovernanceStage, StageState } from '../vocabulary/stage.ts'
import { ArtifactKindEnum, GovernanceStageEnum, RiskTierEnum, StageStateEnum } from './enums.ts'

@InputType({ description: 'The answer at one point of a form.' })
export class PointAnswerInput {
  @Field(() => String)
  key!: string

  @Field(() => String, {
    description: 'A text of at most 2,000 characters, one of the choices, or a day as 2026-11-22.',
  })
  value!: string
}

@InputType()
export class StageDecisionInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => GovernanceStageEnum)
  stage!: GovernanceStage

  @Field(() => StageStateEnum, { description: 'IN_PROGRESS opens a decided stage again.' })
  state!: StageState

  @Field(() => String, { nullable: true })
  reason?: string | null

  @Field(() => [String], { description: 'The keys of the points that are satisfied.' })
  checklist!: string[]

  @Field(() => [PointAnswerInput], {
    nullable: true,
    description: 'What is answered at the points that are no tick; they are satisfied by it.',
  })
  answers?: PointAnswerInput[] | null

  @Field(() => Int, { description: 'The revision of the stage, not of the version.' })
  expectedRevision!: number
}

@InputType()
export class RiskTierRaiseInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => RiskTierEnum, { description: 'Higher than the present one.' })
  tier!: RiskTier

  @Field(() => String, { description: '20 to 2,000 characters.' })
  reason!: string

  @Field(() => Int, { description: 'The revision of the version.' })
  expectedRevision!: number
}

@InputType()
export class StageAssignInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => GovernanceStageEnum)
  stage!: GovernanceStage

  @Field(() => Boolean, { description: 'Takes it on, or gives it back to everybody of its roles.' })
  isMine!: boolean

  @Field(() => Int, { description: 'The revision of the stage.' })
  expectedRevision!: number
}

@InputType({
  description: 'Either a text or a document of this version that is ready for viewing.',
})
export class ArtifactFileInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => GovernanceStageEnum)
  stage!: GovernanceStage

  @Field(() => ArtifactKindEnum)
  kind!: ArtifactKind

  @Field(() => String, { nullable: true })
  body?: string | null

  @Field(() => ID, { nullable: true })
  documentId?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'A contract with the vendor that is in force, as the data use agreement.',
  })
  contractId?: string | null
}
