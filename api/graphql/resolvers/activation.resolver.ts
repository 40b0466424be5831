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
} from 'type-graphql'
import { Person } from '../../../schema/types/account.type.ts'
import {
  ActivationDecideInput,
  ActivationEndInput,
  ActivationFilter,
  ActivationPayload,
  ActivationRequest,
  ActivationRequestConnection,
  ActivationRequestInput,
  ActivationWithdrawInput,
} from '../../../schema/types/app-request.type.ts'
import { PageArgs } from '../../../schema/types/page.args.ts'
import {
  decideActivation,
  endActivation,
  withdrawActivation,
} from '../../commands/request/decide-activation.ts'
import { requestActivation } from '../../commands/request/request-activation.ts'
import { can } from '../../domain/abilities.ts'
import type { Activation } from '../../entities/request/activation.entity.ts'
import { activations } from '../../queries/request/activations.ts'
import { inLocalIds, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

const OF_REQUEST = { activationId: 'ActivationRequest' } as const

/** Departments that ask for an app. */
@Resolver(() => ActivationRequest)
export class ActivationResolver {
  @FieldResolver(() => ID)
  id(@Root() activation: Activation) {
    return toGlobalId('ActivationRequest', activation.id)
  }

  @FieldResolver(() => String)
  async appName(@Root() { appId }: Activation, @Ctx() ctx: GraphqlContext) {
    return (await ctx.loaders.app.load(appId))?.name ?? ''
  }

  @FieldResolver(() => String, { description: 'Its address in the gallery, while it is live.' })
  async appSlug(@Root() { appId }: Activation, @Ctx() ctx: GraphqlContext) {
    return (await ctx.loaders.app.load(appId))?.slug ?? ''
  }

  @FieldResolver(() => Person)
  requestedBy(@Root() { requestedById }: Activation, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.person.load(requestedById)
  }

  @FieldResolver(() => Person, { nullable: true })
  decidedBy(@Root() { decidedById }: Activation, @Ctx() ctx: GraphqlContext) {
    return decidedById ? ctx.loaders.person.load(decidedById) : null
  }

  @FieldResolver(() => Boolean, { description: 'May whoever asks answer it now?' })
  canDecide(@Root() { state }: Activation, @Ctx() { viewer }: GraphqlContext) {
    return state === 'OPEN' && can(viewer, 'activation.decide')
  }

  @FieldResolver(() => Boolean, { description: 'May whoever asks take it back now?' })
  canWithdraw(@Root() { state, requestedById }: Activation, @Ctx() { viewer }: GraphqlContext) {
    return state === 'OPEN' && requestedById === viewer?.userId
  }

  @FieldResolver(() => Boolean, {
    description: 'May whoever asks take the app out of the collection of the department now?',
  })
  canEnd(@Root() { state, requestedById }: Activation, @Ctx() { viewer }: GraphqlContext) {
    const isTheirs = requestedById === viewer?.userId || can(viewer, 'activation.decide')
    return state === 'ACTIVATED' && isTheirs
  }

  @Authorized('activation.request')
  @Query(() => ActivationRequestConnection, {
    description:
      "Newest first; one's own, or all of them for who answers. Requires 'activation.request'.",
  })
  activationRequests(
    @Ctx() ctx: GraphqlContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ActivationFilter, { nullable: true }) filter?: ActivationFilter,
  ) {
    return activations(ctx, { ...page, filter })
  }

  @Authorized('activation.request')
  @Mutation(() => ActivationPayload, {
    description: 'Asks for an app in the name of a department; one request of each is open.',
  })
  async activationRequest(
    @Arg('input', () => ActivationRequestInput) input: ActivationRequestInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const asked = inLocalIds(input, { appId: 'App' })
    return payload('activation', await requestActivation(ctx, asked), same)
  }

  @Authorized('activation.request')
  @Mutation(() => ActivationPayload, { description: "Takes one's own request back." })
  async activationWithdraw(
    @Arg('input', () => ActivationWithdrawInput) input: ActivationWithdrawInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('activation', await withdrawActivation(ctx, inLocalIds(input, OF_REQUEST)), same)
  }

  @Authorized('activation.request')
  @Mutation(() => ActivationPayload, {
    description:
      'Takes an app out of the collection of a department: by the lead who asked for it, or who answers departments.',
  })
  async activationEnd(
    @Arg('input', () => ActivationEndInput) input: ActivationEndInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('activation', await endActivation(ctx, inLocalIds(input, OF_REQUEST)), same)
  }

  @Authorized('activation.decide')
  @Mutation(() => ActivationPayload, {
    description: 'Answers a department. For app admins and those who administer the hospital.',
  })
  async activationDecide(
    @Arg('input', () => ActivationDecideInput) input: ActivationDecideInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('activation', await decideActivation(ctx, inLocalIds(input, OF_REQUEST)), same)
  }
}
