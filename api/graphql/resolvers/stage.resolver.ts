import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql'
import { AppVersion } from '../../../schema/types/app.type.ts'
import { Document } from '../../../schema/types/document.type.ts'
import { RoleEnum, StageStateEnum } from '../../../schema/types/enums.ts'
import { AppVersionPayload } from '../../../schema/types/payloads.type.ts'
import {
  ArtifactFileInput,
  StageAssignInput,
  StageDecisionInput,
} from '../../../schema/types/review.input.ts'
import { ChecklistItem, DecisionArtifact, StageReview } from '../../../schema/types/review.type.ts'
import { stageRule } from '../../../schema/vocabulary/stage.ts'
import { assignStage } from '../../commands/review/stages/assign-stage.ts'
import { decideStageOf } from '../../commands/review/stages/decide-stage.ts'
import { fileArtifact } from '../../commands/review/stages/file-artifact.ts'
import { stateOfStage } from '../../domain/governance/stages.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import type { DecisionArtifact as ArtifactRow } from '../../entities/app/decision-artifact.entity.ts'
import {
  allowedDecisions,
  type StageView,
  stageViews,
  stageWaitsFor,
} from '../../queries/review/stages.ts'
import { formText } from '../form-text.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { dueOf } from './clock-of.ts'
import { inHand, payload } from './payload.ts'
import { stageFileIn } from './stage-file-in.ts'

/** The governance stages of a version, and what people do with them. */
@Resolver(() => AppVersion)
export class StagesResolver {
  @FieldResolver(() => [StageReview], { description: 'All eight, in order, opened or not.' })
  async stages(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const app = await ctx.loaders.app.load(version.appId)
    const file = await stageFileIn(ctx, version.id)
    return app ? stageViews(ctx, { version, app }, file) : []
  }

  @Authorized('stage.decide')
  @Mutation(() => AppVersionPayload, {
    description:
      'Passes, fails, waives or opens again a stage of a version in review. The stages that waited for it open.',
  })
  async stageDecide(
    @Arg('input', () => StageDecisionInput) input: StageDecisionInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const versionId = localId('AppVersion', input.versionId)
    const result = await decideStageOf(ctx, { ...input, versionId })
    return payload('appVersion', result, (moved) => inHand(ctx, moved))
  }

  @Authorized('stage.decide')
  @Mutation(() => AppVersionPayload, { description: 'Takes an open stage on, or gives it back.' })
  async stageAssign(
    @Arg('input', () => StageAssignInput) input: StageAssignInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const versionId = localId('AppVersion', input.versionId)
    const result = await assignStage(ctx, { ...input, versionId })
    return payload('appVersion', result, (moved) => inHand(ctx, moved))
  }

  @Authorized('stage.decide')
  @Mutation(() => AppVersionPayload, {
    description:
      'Files a plan or an agreement with a stage, as text or as a document of the vendor.',
  })
  async artifactFile(
    @Arg('input', () => ArtifactFileInput) input: ArtifactFileInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const versionId = localId('AppVersion', input.versionId)
    const documentId = input.documentId ? localId('Document', input.documentId) : null
    const contractId = input.contractId ? localId('VendorContract', input.contractId) : null
    const result = await fileArtifact(ctx, { ...input, versionId, documentId, contractId })
    return payload('appVersion', result, (moved) => inHand(ctx, moved))
  }
}

@Resolver(() => StageReview)
export class StageReviewResolver {
  @FieldResolver(() => ID)
  id(@Root() { version, stage }: StageView) {
    return toGlobalId('StageReview', `${version.id}:${stage}`)
  }

  @FieldResolver(() => StageStateEnum)
  state(@Root() { standing, stage }: StageView) {
    return stateOfStage(standing, stage)
  }

  @FieldResolver(() => [RoleEnum])
  ownerRoles(@Root() { stage }: StageView) {
    return stageRule(stage).owners
  }

  @FieldResolver(() => String, { nullable: true })
  owner(@Root() { row, isWhole }: StageView, @Ctx() ctx: GraphqlContext) {
    return isWhole ? nameOf(ctx, row?.ownerId) : null
  }

  @FieldResolver(() => Boolean)
  isMine(@Root() { row }: StageView, @Ctx() ctx: GraphqlContext) {
    return Boolean(row?.ownerId && row.ownerId === ctx.viewer?.userId)
  }

  @FieldResolver(() => Date, { nullable: true })
  async dueAt(@Root() { version, row }: StageView, @Ctx() ctx: GraphqlContext) {
    return row ? (await dueOf(ctx, version, row)).dueAt : null
  }

  @FieldResolver(() => Boolean)
  async isOverdue(@Root() { version, row }: StageView, @Ctx() ctx: GraphqlContext) {
    return row ? (await dueOf(ctx, version, row)).isOverdue : false
  }

  @FieldResolver(() => Date, { nullable: true })
  startedAt(@Root() { row }: StageView) {
    return row?.startedAt ?? null
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The number of the earlier version whose decision stands for this one too.',
  })
  async byReferenceTo(@Root() { row }: StageView, @Ctx() ctx: GraphqlContext) {
    const { decidedInVersionId } = row ?? {}
    return decidedInVersionId
      ? ((await ctx.loaders.version.load(decidedInVersionId))?.number ?? null)
      : null
  }

  @FieldResolver(() => Date, { nullable: true })
  decidedAt(@Root() { row }: StageView) {
    return row?.decidedAt ?? null
  }

  @FieldResolver(() => String, { nullable: true })
  decidedBy(@Root() { row, isWhole }: StageView, @Ctx() ctx: GraphqlContext) {
    return isWhole ? nameOf(ctx, row?.decidedById) : null
  }

  @FieldResolver(() => String, { nullable: true })
  reason(@Root() { row, isWhole }: StageView) {
    return isWhole ? (row?.reason ?? null) : null
  }

  @FieldResolver(() => [ChecklistItem])
  checklist(@Root() { row, isWhole }: StageView) {
    return isWhole ? (row?.checklist ?? []) : []
  }

  @FieldResolver(() => Int, { nullable: true })
  templateVersion(@Root() { row }: StageView) {
    return row?.templateVersion ?? null
  }

  @FieldResolver(() => String, { nullable: true })
  formText(@Root() { row, isWhole, version }: StageView, @Ctx() ctx: GraphqlContext) {
    return isWhole && row ? formText(ctx, { row, version }) : null
  }

  @FieldResolver(() => [String])
  waitsFor(@Root() view: StageView) {
    return stageWaitsFor(view)
  }

  @FieldResolver(() => [StageStateEnum])
  allowedDecisions(@Root() view: StageView) {
    return allowedDecisions(view)
  }

  @FieldResolver(() => Int)
  revision(@Root() { row }: StageView) {
    return row?.revision ?? 0
  }
}

@Resolver(() => DecisionArtifact)
export class DecisionArtifactResolver {
  @FieldResolver(() => ID)
  id(@Root() artifact: ArtifactRow) {
    return toGlobalId('DecisionArtifact', artifact.id)
  }

  @FieldResolver(() => String, { nullable: true })
  createdBy(@Root() artifact: ArtifactRow, @Ctx() ctx: GraphqlContext) {
    return nameOf(ctx, artifact.createdById)
  }

  @FieldResolver(() => Document, { nullable: true })
  document(@Root() artifact: ArtifactRow, @Ctx() ctx: GraphqlContext) {
    return artifact.documentId ? ctx.loaders.document.load(artifact.documentId) : null
  }
}

async function nameOf(ctx: GraphqlContext, userId: string | null | undefined) {
  if (!userId) return null
  return (await ctx.loaders.person.load(userId))?.name ?? null
}
