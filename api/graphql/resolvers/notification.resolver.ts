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
  Subscription,
} from 'type-graphql'
import { Viewer } from '../../../schema/types/account.type.ts'
import { App } from '../../../schema/types/app.type.ts'
import {
  NoticePreference,
  NoticePreferencesUpdateInput,
  Notification,
  NotificationConnection,
  NotificationEvent,
  NotificationMarkReadInput,
  NotificationReadEvent,
  ViewerPayload,
} from '../../../schema/types/notice.type.ts'
import { markNotificationsRead } from '../../commands/messaging/mark-notifications-read.ts'
import { updateNoticePreferences } from '../../commands/messaging/update-notice-preferences.ts'
import type { SignedInViewer } from '../../context.ts'
import type { NotificationAdded, NotificationsRead } from '../../domain/events.ts'
import type { Notification as NotificationRow } from '../../entities/messaging/notification.entity.ts'
import type { PublishedEvent } from '../../ports.ts'
import { noticePreferencesOf } from '../../queries/messaging/notice-preferences.ts'
import {
  notificationAbout,
  notificationsOf,
  unreadNotifications,
} from '../../queries/messaging/notifications.ts'
import { eventStream } from '../event-stream.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

@Resolver(() => Viewer)
export class InboxResolver {
  @FieldResolver(() => NotificationConnection, { description: 'The inbox, latest first.' })
  notifications(
    @Root() viewer: SignedInViewer,
    @Ctx() ctx: GraphqlContext,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('unreadOnly', () => Boolean, { defaultValue: false }) unreadOnly?: boolean,
  ) {
    return notificationsOf(ctx, viewer.userId, { first, after, unreadOnly: unreadOnly ?? false })
  }

  @FieldResolver(() => Int)
  unreadNotifications(@Root() viewer: SignedInViewer, @Ctx() ctx: GraphqlContext) {
    return unreadNotifications(ctx, viewer.userId)
  }

  @FieldResolver(() => [NoticePreference], {
    description: 'Kinds of notice that concern this person, and how each is mailed.',
  })
  noticePreferences(@Root() viewer: SignedInViewer, @Ctx() ctx: GraphqlContext) {
    return noticePreferencesOf(ctx, viewer)
  }

  @Authorized()
  @Mutation(() => ViewerPayload, { description: 'Marks notices as read: some, or all.' })
  async notificationMarkRead(
    @Arg('input', () => NotificationMarkReadInput) { ids, all }: NotificationMarkReadInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const known = ids?.map((id) => localId('Notification', id))
    return payload('viewer', await markNotificationsRead(ctx, { ids: known, all }), same)
  }

  @Authorized()
  @Mutation(() => ViewerPayload, { description: 'Chooses how to be mailed, per kind of notice.' })
  async noticePreferencesUpdate(
    @Arg('input', () => NoticePreferencesUpdateInput) input: NoticePreferencesUpdateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('viewer', await updateNoticePreferences(ctx, input.preferences), same)
  }
}

@Resolver(() => Notification)
export class NotificationResolver {
  @FieldResolver(() => ID)
  id(@Root() notification: NotificationRow) {
    return toGlobalId('Notification', notification.id)
  }

  @FieldResolver(() => App, {
    nullable: true,
    description: 'Null where the viewer may not see it.',
  })
  async app(@Root() { appId }: NotificationRow, @Ctx() ctx: GraphqlContext) {
    return appId ? ctx.loaders.visibleApp.load(appId) : null
  }
}

type Added = PublishedEvent & { event: NotificationAdded }

@Resolver(() => NotificationEvent)
export class NotificationEventResolver {
  @Subscription(() => NotificationEvent, {
    description: 'What the viewer is told from now on; `after` replays what was missed.',
    subscribe: ({ args, context }: { args: { after?: string }; context: GraphqlContext }) =>
      eventStream(context, {
        types: ['notification.added'],
        after: args.after,
        wants: (ctx, event) => event.userIds.includes(ctx.viewer?.userId ?? ''),
      }),
  })
  notificationAdded(
    @Root() added: Added,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ) {
    return { cursor: String(added.cursor), ...added.event }
  }

  @FieldResolver(() => Notification)
  notification(@Root() event: NotificationAdded, @Ctx() ctx: GraphqlContext) {
    return notificationAbout(ctx, ctx.viewer?.userId ?? '', event.outboxMessageId)
  }

  @FieldResolver(() => Viewer)
  viewer(@Ctx() ctx: GraphqlContext) {
    return ctx.viewer
  }
}

type Read = PublishedEvent & { event: NotificationsRead }

@Resolver(() => NotificationReadEvent)
export class NotificationReadEventResolver {
  @Subscription(() => NotificationReadEvent, {
    description:
      'What the viewer marks as read, here or elsewhere; `after` replays what was missed.',
    subscribe: ({ args, context }: { args: { after?: string }; context: GraphqlContext }) =>
      eventStream(context, {
        types: ['notification.read'],
        after: args.after,
        wants: (ctx, event) => event.userId === ctx.viewer?.userId,
      }),
  })
  notificationsRead(
    @Root() read: Read,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ) {
    const { ids, readAt } = read.event
    return {
      cursor: String(read.cursor),
      ids: ids?.map((id) => toGlobalId('Notification', id)) ?? null,
      readAt: new Date(readAt),
    }
  }

  @FieldResolver(() => Viewer)
  viewer(@Ctx() ctx: GraphqlContext) {
    return ctx.viewer
  }
}
