import { Arg, Authorized, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql'
import { Organization } from '../../../schema/types/account.type.ts'
import { App } from '../../../schema/types/app.type.ts'
import {
  AppDeprecateInput,
  AppDeprecationWithdrawInput,
  Deprecation,
} from '../../../schema/types/deprecation.type.ts'
import { DeprecationStatusEnum } from '../../../schema/types/enums.ts'
import { AppPayload } from '../../../schema/types/notice.type.ts'
import { deprecationStatus } from '../../../schema/vocabulary/deprecation.ts'
import { announceSunset } from '../../commands/review/sunset/announce-sunset.ts'
import { withdrawSunset } from '../../commands/review/sunset/withdraw-sunset.ts'
import { can } from '../../domain/abilities.ts'
import { presentPolicy } from '../../domain/governance/policy-book.ts'
import { earliestSunset } from '../../domain/sunset.ts'
import type { App as AppRow } from '../../entities/app/app.entity.ts'
import { inLocalIds } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

/** Whether people may go on counting on an app, and who says until when (R243). */
@Resolver(() => App)
export class DeprecationResolver {
  @FieldResolver(() => DeprecationStatusEnum)
  async deprecationStatus(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    const versions = await ctx.loaders.versionsOfApp.load(app.id)
    const statuses = versions.map(({ status }) => status)
    return deprecationStatus(statuses, app.sunsetAt)
  }

  @FieldResolver(() => Deprecation, {
    nullable: true,
    description: 'The end that was announced, or has come; null while none is.',
  })
  async deprecation(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    const { sunsetAt, sunsetAnnouncedAt: announcedAt, sunsetNote, successorAppId } = app
    if (!sunsetAt) return null
    const successor = successorAppId ? await ctx.loaders.app.load(successorAppId) : null
    return { sunsetAt, announcedAt, note: sunsetNote ?? null, successor: successor ?? null }
  }

  @FieldResolver(() => Date, {
    description: 'The first day on which it may end when that is announced now, by policy.',
  })
  async earliestSunsetAt(@Ctx() ctx: GraphqlContext) {
    return earliestSunset(ctx.ports.clock.now(), await noticeDays(ctx))
  }

  @FieldResolver(() => Boolean, {
    description: 'May this viewer announce an end of the app now, move it or take it back?',
  })
  async canDeprecate(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    if (!can(ctx.viewer, 'app-version.retire', { vendorId: app.vendorId })) return false
    const versions = await ctx.loaders.versionsOfApp.load(app.id)
    return versions.some(({ status }) => status === 'LIVE')
  }

  @Authorized('app-version.retire')
  @Mutation(() => AppPayload, {
    description:
      "Announces the day on which a live app ends, or another one. Requires 'app-version.retire'.",
  })
  async appDeprecate(
    @Arg('input', () => AppDeprecateInput) input: AppDeprecateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const announcement = inLocalIds(input, { appId: 'App' })
    return payload('app', await announceSunset(ctx, announcement), same)
  }

  @Authorized('app-version.retire')
  @Mutation(() => AppPayload, {
    description:
      "Takes back the announced end of an app before its day. Requires 'app-version.retire'.",
  })
  async appDeprecationWithdraw(
    @Arg('input', () => AppDeprecationWithdrawInput) input: AppDeprecationWithdrawInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('app', await withdrawSunset(ctx, inLocalIds(input, { appId: 'App' })), same)
  }
}

@Resolver(() => Organization)
export class SunsetNoticeResolver {
  @FieldResolver(() => Int, {
    description:
      'For how many days at least people are told that an app will end, by the policy in force (R262).',
  })
  sunsetNoticeDays(@Ctx() ctx: GraphqlContext) {
    return noticeDays(ctx)
  }
}

async function noticeDays({ loaders, organizationId }: GraphqlContext): Promise<number> {
  const { policies } = await loaders.businessCalendar.load(organizationId)
  return presentPolicy(policies).sunsetNoticeDays
}
