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
import { AppVersion } from '../../../schema/types/app.type.ts'
import {
  Holiday,
  HolidayAddInput,
  HolidayPayload,
  HolidayRemoveInput,
  ReviewClock,
  ReviewClockExport,
} from '../../../schema/types/review-clock.type.ts'
import { addHoliday } from '../../commands/platform/add-holiday.ts'
import { removeHoliday } from '../../commands/platform/remove-holiday.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import type { Holiday as HolidayRow } from '../../entities/platform/holiday.entity.ts'
import { holidays } from '../../queries/review/holidays.ts'
import { reviewClockExport } from '../../queries/review/review-clock-export.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { clockOf } from './clock-of.ts'
import { payload, same } from './payload.ts'

@Resolver(() => AppVersion)
export class ReviewClockResolver {
  @FieldResolver(() => ReviewClock, {
    nullable: true,
    description: 'Null for a version that was never submitted.',
  })
  async reviewClock(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    return (await clockOf(ctx, version)) ?? null
  }

  @Authorized('evidence.export')
  @Query(() => ReviewClockExport, {
    description: "Requires 'evidence.export'. At most 1000 versions, first submitted first.",
  })
  reviewClockExport(
    @Ctx() ctx: GraphqlContext,
    @Arg('from', () => Date) from: Date,
    @Arg('to', () => Date) to: Date,
  ) {
    return reviewClockExport(ctx, { from, to })
  }

  @Authorized('organization.administer')
  @Query(() => [Holiday], { description: 'First one first.' })
  holidays(@Ctx() ctx: GraphqlContext) {
    return holidays(ctx)
  }

  @Authorized('organization.administer')
  @Mutation(() => HolidayPayload)
  async holidayAdd(
    @Arg('input', () => HolidayAddInput) input: HolidayAddInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('holiday', await addHoliday(ctx, input), same)
  }

  @Authorized('organization.administer')
  @Mutation(() => HolidayPayload)
  async holidayRemove(
    @Arg('input', () => HolidayRemoveInput) input: HolidayRemoveInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('holiday', await removeHoliday(ctx, localId('Holiday', input.holidayId)), same)
  }
}

@Resolver(() => Holiday)
export class HolidayResolver {
  @FieldResolver(() => ID)
  id(@Root() holiday: HolidayRow) {
    return toGlobalId('Holiday', holiday.id)
  }
}
