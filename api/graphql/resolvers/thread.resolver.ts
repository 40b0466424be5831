import { Arg, Authorized, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql'
import { App, AppVersion } from '../../../schema/types/app.type.ts'
import { Message, MessageConnection } from '../../../schema/types/conversation.type.ts'
import { AppPayload, MessagesMarkReadInput } from '../../../schema/types/notice.type.ts'
import { markMessagesRead } from '../../commands/messaging/mark-messages-read.ts'
import type { App as AppRow } from '../../entities/app/app.entity.ts'
import type { Message as MessageRow } from '../../entities/app/message.entity.ts'
import { messagesOfApp } from '../../queries/messaging/thread.ts'
import { localId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

@Resolver(() => App)
export class ThreadResolver {
  @FieldResolver(() => MessageConnection, {
    description: 'The thread of the app across its versions, latest first.',
  })
  messages(
    @Root() app: AppRow,
    @Ctx() ctx: GraphqlContext,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ) {
    return messagesOfApp(ctx, app.id, { first, after })
  }

  @FieldResolver(() => Message, {
    nullable: true,
    description: 'The latest message of the app that the viewer may read (R034).',
  })
  latestMessage(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.latestMessageOfApp.load(app.id)
  }

  @FieldResolver(() => Int, { description: 'Messages of others that the viewer has not read.' })
  unreadMessages(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.unreadMessages.load(app.id)
  }

  @Authorized()
  @Mutation(() => AppPayload, { description: 'Remembers how far the viewer has read a thread.' })
  async messagesMarkRead(
    @Arg('input', () => MessagesMarkReadInput) input: MessagesMarkReadInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const result = await markMessagesRead(ctx, {
      appId: localId('App', input.appId),
      upTo: input.upTo ? localId('Message', input.upTo) : undefined,
    })
    return payload('app', result, same)
  }
}

@Resolver(() => Message)
export class MessageVersionResolver {
  @FieldResolver(() => AppVersion, { description: 'The version it is about.' })
  appVersion(@Root() message: MessageRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.version.load(message.appVersionId)
  }
}
