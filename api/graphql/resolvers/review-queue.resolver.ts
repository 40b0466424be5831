import {
  Arg,
  Authorized,
  Ctx,
  Extensions,
  FieldResolver,
  Int,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { AppVersionConnection } from '../../../schema/types/app.type.ts'
import { ReviewQueueSortEnum } from '../../../schema/types/enums.ts'
import { ReviewQueueFilter } from '../../../schema/types/review-queue.input.ts'
import {
  ReviewerWorkload,
  ReviewQueueEntry,
  ReviewQueueEntryConnection,
  ReviewQueueEvent,
  ReviewQueueStage,
} from '../../../schema/types/review-queue.type.ts'
import type { ReviewQueueSort } from '../../../schema/vocabulary/review-queue.ts'
import { can } from '../../domain/abilities.ts'
import type { DomainEvent } from '../../domain/events.ts'
import type { QueueEntry } from '../../domain/governance/queue-entry.ts'
import type { PublishedEvent } from '../../ports.ts'
import { queueEntries } from '../../queries/review/queue/queue-entries.ts'
import { queueCount, queueVersions } from '../../queries/review/queue/queue-versions.ts'
import { reviewWorkload } from '../../queries/review/queue/review-workload.ts'
import { eventStream } from '../event-stream.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'

type Changed = Extract<
  DomainEvent,
  {
    type:
      | 'app-version.moved'
      | 'stage.opened'
      | 'stage.decided'
      | 'stage.assigned'
      | 'risk-tier.raised'
  }
>

/** What changes a line of the queue, or lets it come and go. */
const CHANGES: readonly Changed['type'][] = [
  'app-version.moved',
  'stage.opened',
  'stage.decided',
  'stage.assigned',
  'risk-tier.raised',
]

const filterType = () => ReviewQueueFilter
const sortType = () => ReviewQueueSortEnum
const OPTIONAL = { nullable: true } as const

/** The review queue: as whole versions, and as the lines people choose from. */
@Resolver(() => ReviewQueueEntryConnection)
export class ReviewQueueResolver {
  @Authorized('review-queue.read')
  @Query(() => AppVersionConnection, {
    description:
      "Versions to look at, longest waiting first unless sorted otherwise. Requires 'review-queue.read'.",
  })
  async reviewQueue(
    @Ctx() ctx: GraphqlContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, OPTIONAL) after?: string,
    @Arg('filter', filterType, OPTIONAL) filter?: ReviewQueueFilter,
    @Arg('sort', sortType, OPTIONAL) sort?: ReviewQueueSort,
  ) {
    const wanted = { first, after, filter: localFilter(filter), sort }
    const page = await queueVersions(ctx, wanted)
    return { ...page, totalCount: await queueCount(ctx, wanted.filter) }
  }

  @Authorized('review-queue.read')
  @Extensions({ isCompiled: true })
  @Query(() => ReviewQueueEntryConnection, {
    description:
      "The same versions as lines, with what one chooses by: the page reviewers live on. Requires 'review-queue.read'.",
  })
  async reviewQueueEntries(
    @Ctx() ctx: GraphqlContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, OPTIONAL) after?: string,
    @Arg('filter', filterType, OPTIONAL) filter?: ReviewQueueFilter,
    @Arg('sort', sortType, OPTIONAL) sort?: ReviewQueueSort,
  ) {
    const wanted = { first, after, filter: localFilter(filter), sort }
    const { edges, pageInfo } = await queueEntries(ctx, wanted)
    const nodes = edges.map(({ node }) => entryView(node))
    const withCursors = edges.map((edge, index) => ({
      get cursor() {
        return edge.cursor
      },
      node: nodes[index],
    }))
    return { edges: withCursors, nodes, pageInfo, filter: wanted.filter }
  }

  @FieldResolver(() => Int)
  totalCount(@Root() connection: { filter: ReviewQueueFilter }, @Ctx() ctx: GraphqlContext) {
    return queueCount(ctx, connection.filter)
  }

  @Authorized('review-queue.read')
  @Query(() => [ReviewerWorkload], {
    description:
      "Who has taken on how much of what is in review; what nobody took on first, then whoever is late. Requires 'review-queue.read'.",
  })
  async reviewWorkload(@Ctx() ctx: GraphqlContext) {
    const rows = await reviewWorkload(ctx)
    return rows.map((row) => ({ ...row, reviewerId: personId(row.reviewerId) }))
  }

  @Subscription(() => ReviewQueueEvent, {
    description:
      "A line of the queue came, went or changed: by status, stage, owner or risk. Requires 'review-queue.read'.",
    subscribe: ({ args, context }: { args: { after?: string }; context: GraphqlContext }) =>
      eventStream(context, {
        types: CHANGES,
        after: args.after,
        wants: (ctx) => can(ctx.viewer, 'review-queue.read'),
      }),
  })
  reviewQueueEntryChanged(
    @Root() { cursor, at, event }: PublishedEvent & { event: Changed },
    @Arg('after', () => String, OPTIONAL) _after?: string,
  ) {
    const versionId = toGlobalId('AppVersion', event.appVersionId)
    return { cursor: String(cursor), at, versionId }
  }
}

@Resolver(() => ReviewQueueEntry)
export class ReviewQueueEntryResolver {
  @FieldResolver(() => Int, { description: 'Messages about the app this viewer has not read.' })
  unreadMessages(@Root() { appId }: ReviewQueueEntry, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.unreadMessages.load(localId('App', appId))
  }
}

@Resolver(() => ReviewQueueStage)
export class ReviewQueueStageResolver {
  @FieldResolver(() => Boolean, {
    description: 'May this viewer take it on, or give it to somebody, now?',
  })
  canAssign(@Root() { assignable }: StageView, @Ctx() { viewer }: GraphqlContext) {
    return assignable !== undefined && can(viewer, 'stage.decide', assignable)
  }
}

type StageView = ReturnType<typeof viewOf>['stages'][number]

function localFilter(asked: ReviewQueueFilter | null | undefined) {
  const { assignee, ...filter } = asked ?? {}
  return { ...filter, assigneeId: assignee ? localId('User', assignee) : null }
}

const views = new WeakMap<QueueEntry, ReturnType<typeof viewOf>>()

/** What everybody sees of a line; a line that is kept has been seen before. */
function entryView(entry: QueueEntry) {
  const known = views.get(entry)
  if (known) return known
  const view = viewOf(entry)
  views.set(entry, view)
  return view
}

function viewOf({ iconId, stages, ...entry }: QueueEntry) {
  const { vendorId } = entry
  const isWithReviewers = entry.reviewState === 'WAITING' || entry.reviewState === 'UNDER_REVIEW'
  return {
    ...entry,
    id: toGlobalId('AppVersion', entry.id),
    appId: toGlobalId('App', entry.appId),
    vendorId: toGlobalId('Vendor', entry.vendorId),
    iconUrl: iconId ? `/icons/${iconId}.png` : null,
    stages: stages.map((open) => ({
      ...open,
      ownerId: personId(open.ownerId),
      assignable: isWithReviewers ? { vendorId, stage: open.stage } : undefined,
    })),
  }
}

function personId(id: string | null): string | null {
  return id && toGlobalId('User', id)
}
