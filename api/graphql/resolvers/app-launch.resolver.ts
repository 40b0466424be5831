import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import {
  AppLaunch,
  AppLaunchConnection,
  AppLaunchFilter,
  LaunchingPerson,
} from '../../../schema/types/app-launch.type.ts'
import { PageArgs } from '../../../schema/types/page.args.ts'
import { deny } from '../../commands/authorize.ts'
import { can } from '../../domain/abilities.ts'
import { appLaunches, type AppLaunch as LaunchRow } from '../../queries/access/app-launches.ts'
import { toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'

/** Who opened which app from where, for those who audit (R208, R267). */
@Resolver(() => AppLaunch)
export class AppLaunchResolver {
  @Authorized('audit.read-app')
  @Query(() => AppLaunchConnection, {
    description:
      "Launches of all apps, latest first. Requires 'audit.read-app' over every app: vendors read the activity of their own.",
  })
  appLaunches(
    @Ctx() ctx: GraphqlContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AppLaunchFilter, { nullable: true }) filter?: AppLaunchFilter,
  ) {
    if (!can(ctx.viewer, 'audit.read-app')) return deny(ctx, 'audit.read-app')
    return appLaunches(ctx, filter ? { ...page, filter } : page)
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: LaunchRow) {
    return toGlobalId('Launch', id)
  }

  @FieldResolver(() => LaunchingPerson, {
    nullable: true,
    description: "Null without 'audit.read-people'.",
  })
  person(@Root() { userName, email, patientRef }: LaunchRow, @Ctx() { viewer }: GraphqlContext) {
    return can(viewer, 'audit.read-people') ? { name: userName, email, patientRef } : null
  }
}
