import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql'
import { RejectInput, TransitionInput } from '../../../schema/types/app.input.ts'
import { AppVersionPayload } from '../../../schema/types/payloads.type.ts'
import { discardDraft } from '../../commands/registration/discard-draft.ts'
import type { MoveInput } from '../../commands/review/move-app-version.ts'
import { type MoveName, moveBy } from '../../commands/review/transitions.ts'
import { localId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { inHand, payload, same } from './payload.ts'

const input = () => TransitionInput
const result = () => AppVersionPayload

@Resolver()
export class ReviewResolver {
  @Authorized('app-version.submit')
  @Mutation(result)
  appVersionSubmit(@Arg('input', input) args: TransitionInput, @Ctx() ctx: GraphqlContext) {
    return move(ctx, 'submit', args)
  }

  @Authorized('app-version.submit')
  @Mutation(result)
  appVersionResubmit(@Arg('input', input) args: TransitionInput, @Ctx() ctx: GraphqlContext) {
    return move(ctx, 'resubmit', args)
  }

  @Authorized('app-version.submit')
  @Mutation(result)
  appVersionWithdraw(@Arg('input', input) args: TransitionInput, @Ctx() ctx: GraphqlContext) {
    return move(ctx, 'withdraw', args)
  }

  @Authorized('app-version.draft')
  @Mutation(result)
  async appVersionDiscard(@Arg('input', input) args: TransitionInput, @Ctx() ctx: GraphqlContext) {
    return payload('appVersion', await discardDraft(ctx, local(args)), same)
  }

  @Authorized('app-version.request-changes')
  @Mutation(result)
  appVersionRequestChanges(@Arg('input', input) args: TransitionInput, @Ctx() ctx: GraphqlContext) {
    return move(ctx, 'requestChanges', args)
  }

  @Authorized('app-version.reject')
  @Mutation(result)
  appVersionReject(@Arg('input', () => RejectInput) args: RejectInput, @Ctx() ctx: GraphqlContext) {
    return move(ctx, 'reject', args)
  }

  @Authorized('app-version.approve')
  @Mutation(result, {
    description:
      'Approves; the version goes live at once unless the hospital lets vendors release.',
  })
  appVersionApprove(@Arg('input', input) args: TransitionInput, @Ctx() ctx: GraphqlContext) {
    return move(ctx, 'approve', args)
  }

  @Authorized('app-version.release')
  @Mutation(result)
  appVersionRelease(@Arg('input', input) args: TransitionInput, @Ctx() ctx: GraphqlContext) {
    return move(ctx, 'release', args)
  }

  @Authorized('app-version.suspend')
  @Mutation(result)
  appVersionSuspend(@Arg('input', input) args: TransitionInput, @Ctx() ctx: GraphqlContext) {
    return move(ctx, 'suspend', args)
  }

  @Authorized('app-version.reinstate')
  @Mutation(result)
  appVersionReinstate(@Arg('input', input) args: TransitionInput, @Ctx() ctx: GraphqlContext) {
    return move(ctx, 'reinstate', args)
  }

  @Authorized('app-version.retire')
  @Mutation(result)
  appVersionRetire(@Arg('input', input) args: TransitionInput, @Ctx() ctx: GraphqlContext) {
    return move(ctx, 'retire', args)
  }
}

async function move(ctx: GraphqlContext, name: MoveName, args: MoveInput) {
  return payload('appVersion', await moveBy(name)(ctx, local(args)), (moved) => inHand(ctx, moved))
}

function local<T extends MoveInput>(args: T): T {
  return { ...args, versionId: localId('AppVersion', args.versionId) }
}
