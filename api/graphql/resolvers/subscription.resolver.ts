import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql'
import { AppVersion } from '../../../schema/types/app.type.ts'
import { Message } from '../../../schema/types/conversation.type.ts'
import {
  AppVersionStatusEvent,
  ListingEvent,
  MessageEvent,
} from '../../../schema/types/event.type.ts'
import { can } from '../../domain/abilities.ts'
import type { AppVersionMoved, MessagePosted } from '../../domain/events.ts'
import { maySee } from '../../domain/visibility.ts'
import type { PublishedEvent } from '../../ports.ts'
import { visibleMessages } from '../../queries/registration/conversation.ts'
import { messageById } from '../../queries/registration/message-by-id.ts'
import { eventStream } from '../event-stream.ts'
import { localId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'

type Moved = PublishedEvent & { event: AppVersionMoved }
type Posted = PublishedEvent & { event: MessagePosted }
interface SubscribeOptions<Args> {
  args: Args
  context: GraphqlContext
}

const mayWatch = (ctx: GraphqlContext, { vendorId, to }: AppVersionMoved) =>
  maySee(ctx.viewer, vendorId, to)

/** What reviewers write among themselves is not told to the vendor. */
async function mayRead(ctx: GraphqlContext, event: MessagePosted): Promise<boolean> {
  const version = await ctx.loaders.version.load(event.appVersionId)
  if (!version || !maySee(ctx.viewer, event.vendorId, version.status)) return false
  const message = await messageById(ctx, event.messageId)
  return message ? visibleMessages(ctx.viewer, event.vendorId).includes(message.visibility) : false
}

interface MessageAddedArgs {
  versionId?: string
  appId?: string
  after?: string
}

function isAskedFor({ versionId, appId }: MessageAddedArgs, event: MessagePosted): boolean {
  if (versionId && localId('AppVersion', versionId) !== event.appVersionId) return false
  return !appId || localId('App', appId) === event.appId
}

@Resolver()
export class SubscriptionResolver {
  @Subscription(() => AppVersionStatusEvent, {
    description: 'Status of apps the viewer may see; `after` replays what was missed.',
    subscribe: ({ args, context }: SubscribeOptions<{ appId?: string; after?: string }>) =>
      eventStream(context, {
        types: ['app-version.moved'],
        after: args.after,
        wants: (ctx, event) =>
          mayWatch(ctx, event) && (!args.appId || localId('App', args.appId) === event.appId),
      }),
  })
  appVersionStatusChanged(
    @Root() moved: Moved,
    @Arg('appId', () => ID, { nullable: true }) _appId?: string,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ) {
    return statusEvent(moved)
  }

  @Subscription(() => AppVersionStatusEvent, {
    description: "Requires 'review-queue.read'.",
    subscribe: ({ args, context }: SubscribeOptions<{ after?: string }>) =>
      eventStream(context, {
        types: ['app-version.moved'],
        after: args.after,
        // A withdrawal empties a place in the queue. Replayed, it would show a draft as it is by now.
        wants: (ctx, event, { isReplay }) =>
          can(ctx.viewer, 'review-queue.read') && (event.to !== 'DRAFT' || !isReplay),
      }),
  })
  reviewQueueChanged(
    @Root() moved: Moved,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ) {
    return statusEvent(moved)
  }

  @Subscription(() => MessageEvent, {
    description: 'Messages of one version, of one app, or of all the viewer may read.',
    subscribe: ({ args, context }: SubscribeOptions<MessageAddedArgs>) =>
      eventStream(context, {
        types: ['message.posted'],
        after: args.after,
        wants: (ctx, event) => isAskedFor(args, event) && mayRead(ctx, event),
      }),
  })
  messageAdded(
    @Root() posted: Posted,
    @Arg('versionId', () => ID, { nullable: true }) _versionId?: string,
    @Arg('appId', () => ID, { nullable: true }) _appId?: string,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ) {
    return { cursor: String(posted.cursor), ...posted.event }
  }

  @Subscription(() => ListingEvent, {
    description: 'An app entered or left the gallery. Anybody may watch.',
    subscribe: ({ args, context }: SubscribeOptions<{ after?: string }>) =>
      eventStream(context, {
        types: ['app-version.moved'],
        after: args.after,
        isPublic: true,
        wants: (_ctx, event) => event.to === 'LIVE' || event.from === 'LIVE',
      }),
  })
  async galleryListingChanged(
    @Root() moved: Moved,
    @Ctx() ctx: GraphqlContext,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ) {
    const app = await ctx.loaders.app.load(moved.event.appId)
    return {
      cursor: String(moved.cursor),
      slug: app?.slug ?? '',
      isListed: moved.event.to === 'LIVE',
    }
  }
}

@Resolver(() => AppVersionStatusEvent)
export class AppVersionStatusEventResolver {
  @FieldResolver(() => AppVersion)
  appVersion(@Root() event: AppVersionMoved, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.version.load(event.appVersionId)
  }
}

@Resolver(() => MessageEvent)
export class MessageEventResolver {
  @FieldResolver(() => Message)
  message(@Root() event: MessagePosted, @Ctx() ctx: GraphqlContext) {
    return messageById(ctx, event.messageId)
  }

  @FieldResolver(() => AppVersion)
  appVersion(@Root() event: MessagePosted, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.version.load(event.appVersionId)
  }
}

function statusEvent({ cursor, at, event }: Moved) {
  return { ...event, cursor: String(cursor), at }
}
