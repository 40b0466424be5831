import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { Person } from '../../../schema/types/account.type.ts'
import { App } from '../../../schema/types/app.type.ts'
import {
  AppRequest,
  AppRequestConnection,
  AppRequestCreateInput,
  AppRequestCreatePayload,
  AppRequestDecideInput,
  AppRequestEvent,
  AppRequestFilter,
  AppRequestPayload,
} from '../../../schema/types/app-request.type.ts'
import { AppRequestStateEnum } from '../../../schema/types/enums.ts'
import { PageArgs } from '../../../schema/types/page.args.ts'
import { APP_REQUEST_MOVES } from '../../../schema/vocabulary/app-request.ts'
import { createAppRequest } from '../../commands/request/create-app-request.ts'
import { decideAppRequest } from '../../commands/request/decide-app-request.ts'
import { can } from '../../domain/abilities.ts'
import type { AppRequestMoved } from '../../domain/partner-events.ts'
import type { AppRequest as RequestRow } from '../../entities/request/app-request.entity.ts'
import type { PublishedEvent } from '../../ports.ts'
import { appRequestById, appRequests } from '../../queries/request/app-requests.ts'
import { eventStream } from '../event-stream.ts'
import { inLocalIds, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { accepted, payload, same } from './payload.ts'

/** Apps people ask for that are not there. */
@Resolver(() => AppRequest)
export class AppRequestResolver {
  @FieldResolver(() => ID)
  id(@Root() request: RequestRow) {
    return toGlobalId('AppRequest', request.id)
  }

  @FieldResolver(() => App, { nullable: true, description: 'The app that was registered.' })
  app(@Root() { appId }: RequestRow, @Ctx() ctx: GraphqlContext) {
    return appId ? ctx.loaders.visibleApp.load(appId) : null
  }

  @FieldResolver(() => Person, { nullable: true })
  decidedBy(@Root() { decidedById }: RequestRow, @Ctx() ctx: GraphqlContext) {
    return decidedById ? ctx.loaders.person.load(decidedById) : null
  }

  @FieldResolver(() => [AppRequestStateEnum], {
    description: 'Where whoever asks may move it from here.',
  })
  availableStates(@Root() { state }: RequestRow, @Ctx() { viewer }: GraphqlContext) {
    return can(viewer, 'app-request.decide') ? APP_REQUEST_MOVES[state] : []
  }

  @Authorized('review-queue.read')
  @Query(() => AppRequestConnection, {
    description: "Newest first. Requires 'review-queue.read'.",
  })
  appRequests(
    @Ctx() ctx: GraphqlContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AppRequestFilter, { nullable: true }) filter?: AppRequestFilter,
  ) {
    return appRequests(ctx, { ...page, filter })
  }

  @Mutation(() => AppRequestCreatePayload, {
    description: 'Asks for an app that is not in the gallery. Anybody may, a few times in an hour.',
  })
  async appRequestCreate(
    @Arg('input', () => AppRequestCreateInput) input: AppRequestCreateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return accepted(await createAppRequest(ctx, input))
  }

  @Authorized('app-request.decide')
  @Mutation(() => AppRequestPayload, {
    description: 'Moves a request; who asked is mailed. For intake reviewers and app admins.',
  })
  async appRequestDecide(
    @Arg('input', () => AppRequestDecideInput) input: AppRequestDecideInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const decision = inLocalIds(input, { requestId: 'AppRequest', appId: 'App' })
    return payload('request', await decideAppRequest(ctx, decision), same)
  }
}

interface SubscribeOptions {
  args: { after?: string }
  context: GraphqlContext
}

@Resolver(() => AppRequestEvent)
export class AppRequestEventResolver {
  @Subscription(() => AppRequestEvent, {
    description: "Requires 'review-queue.read'. `after` replays what was missed.",
    subscribe: ({ args, context }: SubscribeOptions) =>
      eventStream(context, {
        types: ['app-request.moved'],
        after: args.after,
        wants: (ctx) => can(ctx.viewer, 'review-queue.read'),
      }),
  })
  appRequestChanged(
    @Root() moved: PublishedEvent & { event: AppRequestMoved },
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ) {
    return { cursor: String(moved.cursor), requestId: moved.event.requestId }
  }

  @FieldResolver(() => AppRequest, { nullable: true })
  request(@Root() { requestId }: { requestId: string }, @Ctx() ctx: GraphqlContext) {
    return appRequestById(ctx, requestId)
  }
}
