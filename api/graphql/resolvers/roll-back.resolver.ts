import { Arg, Authorized, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql'
import { TransitionInput } from '../../../schema/types/app.input.ts'
import { AppVersion } from '../../../schema/types/app.type.ts'
import { AppVersionPayload } from '../../../schema/types/payloads.type.ts'
import { rollBackAppVersion } from '../../commands/review/roll-back/roll-back.ts'
import { can } from '../../domain/abilities.ts'
import { rollBackProblem } from '../../domain/governance/roll-back.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import { localId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { inHand, payload } from './payload.ts'

/** Bringing an earlier version back under a new number. */
@Resolver(() => AppVersion)
export class RollBackResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The number of the earlier version that this one brings back.',
  })
  async restores(@Root() { restoresVersionId }: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    if (!restoresVersionId) return null
    return (await ctx.loaders.version.load(restoresVersionId))?.number ?? null
  }

  @FieldResolver(() => Boolean, {
    description: 'May this viewer bring this earlier version back now (appVersionRollBack)?',
  })
  async canRollBack(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    if (version.status !== 'RETIRED') return false
    const app = await ctx.loaders.app.load(version.appId)
    if (!can(ctx.viewer, 'app-version.approve', { vendorId: app?.vendorId })) return false
    const facts = await ctx.loaders.rollBackFacts.load(version.id)
    return facts !== undefined && rollBackProblem(facts) === undefined
  }

  @Authorized('app-version.approve')
  @Mutation(() => AppVersionPayload, {
    description:
      'Brings an earlier version back as the next one, with its decisions, and approves it. Answers the new version; where the risk asks for two people, it waits for the second.',
  })
  async appVersionRollBack(
    @Arg('input', () => TransitionInput) input: TransitionInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const versionId = localId('AppVersion', input.versionId)
    const result = await rollBackAppVersion(ctx, { ...input, versionId })
    return payload('appVersion', result, (restored) => inHand(ctx, restored))
  }
}
