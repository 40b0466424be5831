import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { App, AppVersion } from '../../../schema/types/app.type.ts'
import { LaunchEnvironmentEnum } from '../../../schema/types/enums.ts'
import { ScopeUsageReport } from '../../../schema/types/usage.type.ts'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { can } from '../../domain/abilities.ts'
import type { App as AppRow } from '../../entities/app/app.entity.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { usageRange } from '../usage-range.ts'

const WHO = "null for people without 'audit.read-app'. A year until today where no days are named."

@Resolver(() => App)
export class AppUsageResolver {
  @FieldResolver(() => ScopeUsageReport, {
    nullable: true,
    description: `What the app is granted beside what all its versions used; ${WHO}`,
  })
  usage(
    @Root() app: AppRow,
    @Arg('from', () => Date, { nullable: true }) from: Date | undefined,
    @Arg('to', () => Date, { nullable: true }) to: Date | undefined,
    @Arg('environment', () => LaunchEnvironmentEnum, { defaultValue: 'PRODUCTION' })
    environment: LaunchEnvironment,
    @Ctx() ctx: GraphqlContext,
  ) {
    if (!can(ctx.viewer, 'audit.read-app', { vendorId: app.vendorId })) return null
    const range = usageRange(ctx, { from, to })
    return ctx.loaders.scopeUsage.load({ of: 'app', id: app.id, environment, ...range })
  }
}

@Resolver(() => AppVersion)
export class AppVersionUsageResolver {
  @FieldResolver(() => ScopeUsageReport, {
    nullable: true,
    description: `What this version is granted beside what it used; ${WHO}`,
  })
  async usage(
    @Root() version: AppVersionRow,
    @Arg('from', () => Date, { nullable: true }) from: Date | undefined,
    @Arg('to', () => Date, { nullable: true }) to: Date | undefined,
    @Arg('environment', () => LaunchEnvironmentEnum, { defaultValue: 'PRODUCTION' })
    environment: LaunchEnvironment,
    @Ctx() ctx: GraphqlContext,
  ) {
    const app = await ctx.loaders.app.load(version.appId)
    if (!app || !can(ctx.viewer, 'audit.read-app', { vendorId: app.vendorId })) return null
    const range = usageRange(ctx, { from, to })
    return ctx.loaders.scopeUsage.load({ of: 'version', id: version.id, environment, ...range })
  }
}
