import { Arg, Authorized, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql'
import { Person } from '../../../schema/types/account.type.ts'
import { AppVersion } from '../../../schema/types/app.type.ts'
import { AppVersionPayload } from '../../../schema/types/payloads.type.ts'
import { RiskTierRaiseInput } from '../../../schema/types/review.input.ts'
import { LaunchApproval } from '../../../schema/types/review.type.ts'
import { raiseRiskTier } from '../../commands/review/raise-risk-tier.ts'
import { approvalsNeeded, can } from '../../domain/abilities.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import type { LaunchApproval as LaunchApprovalRow } from '../../entities/app/launch-approval.entity.ts'
import { localId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { inHand, payload } from './payload.ts'

/** What the hospital has decided about a version so far. */
@Resolver(() => AppVersion)
export class GovernanceResolver {
  @FieldResolver(() => [LaunchApproval], {
    description: 'Who approved it so far; empty for the vendor, and when the review starts over.',
  })
  approvals(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    return can(ctx.viewer, 'review-queue.read')
      ? ctx.loaders.approvalsOfVersion.load(version.id)
      : []
  }

  @Authorized('stage.decide')
  @Mutation(() => AppVersionPayload, {
    description: 'Raises the risk of an app in review, with a reason; nobody lowers it.',
  })
  async riskTierRaise(
    @Arg('input', () => RiskTierRaiseInput) input: RiskTierRaiseInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const versionId = localId('AppVersion', input.versionId)
    const result = await raiseRiskTier(ctx, { ...input, versionId })
    return payload('appVersion', result, (raised) => inHand(ctx, raised))
  }

  @FieldResolver(() => Boolean, { description: 'May this viewer raise its risk now?' })
  async canRaiseRisk(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const { reviewState, appId } = version
    if (reviewState !== 'WAITING' && reviewState !== 'UNDER_REVIEW') return false
    const app = await ctx.loaders.app.load(appId)
    const subject = { vendorId: app?.vendorId, stage: 'SECURITY_PRIVACY' } as const
    return app?.riskTier !== 'CRITICAL' && can(ctx.viewer, 'stage.decide', subject)
  }

  @FieldResolver(() => Int, {
    description:
      'How many different people have to approve: two where the risk is high or critical.',
  })
  async approvalsNeeded(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const app = await ctx.loaders.app.load(version.appId)
    return approvalsNeeded('app-version.approve', { riskTier: app?.riskTier ?? 'LOW' })
  }
}

@Resolver(() => LaunchApproval)
export class LaunchApprovalResolver {
  @FieldResolver(() => Person)
  approver(@Root() approval: LaunchApprovalRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.person.load(approval.approverId)
  }
}
