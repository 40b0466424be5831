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
import {
  SecondFactorReset,
  SecondFactorResetCheckInput,
  SecondFactorResetConfirmInput,
  SecondFactorResetDeclineInput,
  SecondFactorResetPayload,
} from '../../../schema/types/factor-reset.type.ts'
import { checkIdentity } from '../../commands/account/factor-reset/check-identity.ts'
import {
  confirmFactorReset,
  declineFactorReset,
} from '../../commands/account/factor-reset/decide-factor-reset.ts'
import type { CommandResult } from '../../commands/user-fault.ts'
import { type FactorResetStep, isStepOpen, mayTakeStep } from '../../domain/factor-reset.ts'
import type { SecondFactorReset as ResetRow } from '../../entities/account/second-factor-reset.entity.ts'
import {
  type FactorResetView,
  factorReset,
  factorResets,
} from '../../queries/account/factor-resets.ts'
import { inLocalIds, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

const OF_RESET = { resetId: 'SecondFactorReset' } as const

/** The way back for people who lost every second factor, for administrators of the hospital. */
@Resolver(() => SecondFactorReset)
export class FactorResetResolver {
  @FieldResolver(() => ID)
  id(@Root() reset: FactorResetView) {
    return toGlobalId('SecondFactorReset', reset.id)
  }

  @FieldResolver(() => Boolean, { description: 'May whoever asks say who it is?' })
  canCheck(@Root() reset: FactorResetView, @Ctx() ctx: GraphqlContext) {
    return isOffered(ctx, reset, 'CHECK')
  }

  @FieldResolver(() => Boolean, { description: 'May whoever asks confirm it as the second one?' })
  canConfirm(@Root() reset: FactorResetView, @Ctx() ctx: GraphqlContext) {
    return isOffered(ctx, reset, 'CONFIRM')
  }

  @FieldResolver(() => Boolean, { description: 'May whoever asks decline it?' })
  canDecline(@Root() reset: FactorResetView, @Ctx() ctx: GraphqlContext) {
    return isOffered(ctx, reset, 'DECLINE')
  }

  @Authorized('organization.administer')
  @Query(() => [SecondFactorReset], {
    description: 'Those that wait first, then the newest; a hundred at most.',
  })
  secondFactorResets(@Ctx() ctx: GraphqlContext) {
    return factorResets(ctx)
  }

  @Authorized('organization.administer')
  @Mutation(() => SecondFactorResetPayload, {
    description:
      'Says how the identity was checked, and removes the factors; of staff after a second word.',
  })
  async secondFactorResetCheck(
    @Arg('input', () => SecondFactorResetCheckInput) input: SecondFactorResetCheckInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return answer(ctx, await checkIdentity(ctx, inLocalIds(input, OF_RESET)))
  }

  @Authorized('organization.administer')
  @Mutation(() => SecondFactorResetPayload, {
    description: 'The second word, never of who gave the first; removes the factors.',
  })
  async secondFactorResetConfirm(
    @Arg('input', () => SecondFactorResetConfirmInput) input: SecondFactorResetConfirmInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return answer(ctx, await confirmFactorReset(ctx, inLocalIds(input, OF_RESET)))
  }

  @Authorized('organization.administer')
  @Mutation(() => SecondFactorResetPayload, { description: 'Changes nothing of the account.' })
  async secondFactorResetDecline(
    @Arg('input', () => SecondFactorResetDeclineInput) input: SecondFactorResetDeclineInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return answer(ctx, await declineFactorReset(ctx, inLocalIds(input, OF_RESET)))
  }
}

function isOffered(
  { ports, viewer }: GraphqlContext,
  reset: FactorResetView,
  step: FactorResetStep,
) {
  return isStepOpen(step, reset, ports.clock.now()) && mayTakeStep(viewer, step, reset).ok
}

/** The request as it now stands, with the names of those who decided. */
async function answer(ctx: GraphqlContext, result: CommandResult<ResetRow>) {
  const value = result.ok ? await factorReset(ctx, result.value.id) : null
  return value ? payload('reset', { ok: true, value }, same) : payload('reset', result, () => null)
}
