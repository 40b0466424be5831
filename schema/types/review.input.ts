import { Field, ID, InputType, Int } from 'type-graphql'
import type { ArtifactKind } from '../vocabulary/decision-artifact.ts'
import type { RiskTier } from '../vocabulary/registration.ts'
import type { GovernanceStage, StageState } from '../vocabulary/stage.ts'
import { ArtifactKindEnum, GovernanceStageEnum, RiskTierEnum, StageStateEnum } from './enums.ts'

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
}
