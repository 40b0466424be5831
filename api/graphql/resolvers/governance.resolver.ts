import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { Person } from '../../../schema/types/account.type.ts'
import { AppVersion } from '../../../schema/types/app.type.ts'
import { LaunchApproval } from '../../../schema/types/review.type.ts'
import { approvalsNeeded, can } from '../../domain/abilities.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import type { LaunchApproval as LaunchApprovalRow } from '../../entities/app/launch-approval.entity.ts'
import type { GraphqlContext } from '../graphql-context.ts'

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
