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
import { Person } from '../../../schema/types/account.type.ts'
import { MessagePostInput } from '../../../schema/types/app.input.ts'
import { AppVersion } from '../../../schema/types/app.type.ts'
import {
  Activity,
  ActivityConnection,
  Message,
  MessageConnection,
} from '../../../schema/types/conversation.type.ts'
import { MessagePayload } from '../../../schema/types/payloads.type.ts'
import { postMessage } from '../../commands/messaging/post-message.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import type { Message as MessageRow } from '../../entities/app/message.entity.ts'
import { activitySentence } from '../../queries/registration/activity-sentence.ts'
import {
  type ActivityRow,
  activityOfVersion,
  messagesOfVersion,
  visibleMessages,
} from '../../queries/registration/conversation.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

@Resolver(() => AppVersion)
export class ConversationResolver {
  @FieldResolver(() => MessageConnection)
  async messages(
    @Root() version: AppVersionRow,
    @Ctx() ctx: GraphqlContext,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ) {
    return messagesOfVersion(ctx, version.id, {
      first,
      after,
      visible: await visibleTo(ctx, version),
    })
  }

  @FieldResolver(() => Message, { nullable: true })
  latestMessage(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.latestMessage.load(version.id)
  }

  @FieldResolver(() => ActivityConnection)
  async activity(
    @Root() version: AppVersionRow,
    @Ctx() ctx: GraphqlContext,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ) {
    return activityOfVersion(ctx, version.id, {
      first,
      after,
      visible: await visibleTo(ctx, version),
    })
  }

  @Authorized('message.post')
  @Mutation(() => MessagePayload)
  async messagePost(
    @Arg('input', () => MessagePostInput) input: MessagePostInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const versionId = localId('AppVersion', input.versionId)
    return payload('message', await postMessage(ctx, { ...input, versionId }), same)
  }
}

async function visibleTo(ctx: GraphqlContext, version: AppVersionRow) {
  const app = await ctx.loaders.app.load(version.appId)
  return visibleMessages(ctx.viewer, app?.vendorId ?? '')
}

@Resolver(() => Message)
export class MessageResolver {
  @FieldResolver(() => ID)
  id(@Root() message: MessageRow) {
    return toGlobalId('Message', message.id)
  }

  @FieldResolver(() => Person)
  author(@Root() message: MessageRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.person.load(message.authorId)
  }
}

@Resolver(() => Activity)
export class ActivityResolver {
  @FieldResolver(() => ID)
  id(@Root() row: ActivityRow) {
    return toGlobalId('AuditEvent', row.id)
  }

  @FieldResolver(() => String, { description: 'What was done, in words.' })
  sentence(@Root() row: ActivityRow) {
    return activitySentence(row.action, row.stage)
  }
}
