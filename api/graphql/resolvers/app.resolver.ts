import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { Person, Vendor } from '../../../schema/types/account.type.ts'
import { App, AppVersion } from '../../../schema/types/app.type.ts'
import { OAuthClient } from '../../../schema/types/client.type.ts'
import { can } from '../../domain/abilities.ts'
import { maySee } from '../../domain/visibility.ts'
import type { App as AppRow } from '../../entities/app/app.entity.ts'
import { appBySlug } from '../../queries/registration/app-by-slug.ts'
import { toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'

@Resolver(() => App)
export class AppResolver {
  @Query(() => App, {
    nullable: true,
    description: "An app of the viewer's vendor, or of any vendor for reviewers.",
  })
  async app(@Arg('slug', () => String) slug: string, @Ctx() ctx: GraphqlContext) {
    const app = await appBySlug(ctx, slug)
    return app && (await visibleVersions(app, ctx)).length ? app : null
  }

  @FieldResolver(() => ID)
  id(@Root() app: AppRow) {
    return toGlobalId('App', app.id)
  }

  @FieldResolver(() => Vendor)
  vendor(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.vendor.load(app.vendorId)
  }

  @FieldResolver(() => Person)
  owner(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.person.load(app.ownerId)
  }

  @FieldResolver(() => AppVersion)
  async latestVersion(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    return (await visibleVersions(app, ctx))[0]
  }

  @FieldResolver(() => AppVersion, { nullable: true })
  async liveVersion(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    return (await visibleVersions(app, ctx)).find((version) => version.status === 'LIVE') ?? null
  }

  @FieldResolver(() => [AppVersion])
  versions(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    return visibleVersions(app, ctx)
  }

  @FieldResolver(() => [OAuthClient], {
    description: 'Empty for people who may not read the connection sheet.',
  })
  clients(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    return can(ctx.viewer, 'connection-sheet.read', { vendorId: app.vendorId })
      ? ctx.loaders.clientsOfApp.load(app.id)
      : []
  }
}

/** Versions of an app the viewer may see, newest first: drafts are their vendor's own. */
async function visibleVersions(app: AppRow, ctx: GraphqlContext) {
  const versions = await ctx.loaders.versionsOfApp.load(app.id)
  return versions.filter((version) => maySee(ctx.viewer, app.vendorId, version.status))
}
