import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { GovernanceStageEnum } from '../../../schema/types/enums.ts'
import {
  ReviewQueueViewRemoveInput,
  ReviewQueueViewSaveInput,
  StagesAssignInput,
} from '../../../schema/types/review-queue.input.ts'
import {
  ReviewQueueView,
  ReviewQueueViewPayload,
  StageAssignee,
  StagesAssignPayload,
} from '../../../schema/types/review-queue.type.ts'
import type { GovernanceStage } from '../../../schema/vocabulary/stage.ts'
import { requireViewer } from '../../commands/authorize.ts'
import { removeQueueView } from '../../commands/review/queue/remove-view.ts'
import { saveQueueView } from '../../commands/review/queue/save-view.ts'
import { assignStages } from '../../commands/review/stages/assign-stages.ts'
import type { ReviewQueueView as ViewRow } from '../../entities/app/review-queue-view.entity.ts'
import { queueViews } from '../../queries/review/queue/queue-views.ts'
import { stageAssignees } from '../../queries/review/queue/stage-assignees.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { inHand, payload, same } from './payload.ts'

/** What reviewers do at the queue: keep views of it, and share out the work. */
@Resolver()
export class ReviewQueueDeskResolver {
  @Authorized('review-queue.read')
  @Query(() => [ReviewQueueView], {
    description: "The own views and those that are shared, by name. Requires 'review-queue.read'.",
  })
  reviewQueueViews(@Ctx() ctx: GraphqlContext) {
    return queueViews(ctx, requireViewer(ctx))
  }

  @Authorized('review-queue.read')
  @Mutation(() => ReviewQueueViewPayload, {
    description:
      'Keeps a filter and an order of the queue under a name; at most 20 for each person.',
  })
  async reviewQueueViewSave(
    @Arg('input', () => ReviewQueueViewSaveInput) input: ReviewQueueViewSaveInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const viewId = input.viewId ? localId('ReviewQueueView', input.viewId) : null
    return payload('view', await saveQueueView(ctx, { ...input, viewId }), same)
  }

  @Authorized('review-queue.read')
  @Mutation(() => ReviewQueueViewPayload, { description: 'Removes one of the own views.' })
  async reviewQueueViewRemove(
    @Arg('input', () => ReviewQueueViewRemoveInput) input: ReviewQueueViewRemoveInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const viewId = localId('ReviewQueueView', input.viewId)
    return payload('view', await removeQueueView(ctx, viewId), same)
  }

  @Authorized('stage.decide')
  @Query(() => [StageAssignee], {
    description: "Who decides every one of these stages, by name. Requires 'stage.decide'.",
  })
  stageAssignees(
    @Arg('stages', () => [GovernanceStageEnum]) stages: GovernanceStage[],
    @Ctx() ctx: GraphqlContext,
  ) {
    return stageAssignees(ctx, [...new Set(stages)])
  }

  @Authorized('stage.decide')
  @Mutation(() => StagesAssignPayload, {
    description:
      'Assigns open stages of several versions to one person, or gives them back: all or none. A path begins with the place in `stages`.',
  })
  async stagesAssign(
    @Arg('input', () => StagesAssignInput) input: StagesAssignInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const stages = input.stages.map((seen) => ({
      ...seen,
      versionId: localId('AppVersion', seen.versionId),
    }))
    const assigneeId = input.assigneeId ? localId('User', input.assigneeId) : null
    const result = await assignStages(ctx, { stages, assigneeId })
    const { appVersions, userErrors } = payload('appVersions', result, (given) =>
      given.map((each) => inHand(ctx, each)),
    )
    return { appVersions: appVersions ?? [], userErrors }
  }
}

@Resolver(() => ReviewQueueView)
export class ReviewQueueViewResolver {
  @FieldResolver(() => ID)
  id(@Root() view: ViewRow) {
    return toGlobalId('ReviewQueueView', view.id)
  }

  @FieldResolver(() => Boolean)
  isDefault(@Root() view: ViewRow, @Ctx() { viewer }: GraphqlContext) {
    return view.isDefault && view.userId === viewer?.userId
  }

  @FieldResolver(() => Boolean)
  isMine(@Root() view: ViewRow, @Ctx() { viewer }: GraphqlContext) {
    return view.userId === viewer?.userId
  }
}

@Resolver(() => StageAssignee)
export class StageAssigneeResolver {
  @FieldResolver(() => ID)
  id(@Root() assignee: StageAssignee) {
    return toGlobalId('User', assignee.id)
  }
}
