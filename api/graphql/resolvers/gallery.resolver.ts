import { Arg, Ctx, Extensions, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import {
  Facet,
  GalleryListing,
  GalleryListingConnection,
  ScopeCatalogEntry,
} from '../../../schema/types/gallery.type.ts'
import { GalleryFilter } from '../../../schema/types/list.input.ts'
import { galleryFacets } from '../../queries/gallery/gallery-facets.ts'
import {
  galleryCount,
  galleryListing,
  galleryListings,
} from '../../queries/gallery/gallery-listings.ts'
import { explainScopes, scopeCatalog } from '../../queries/gallery/scope-catalog.ts'
import type { GraphqlContext } from '../graphql-context.ts'

@Resolver(() => GalleryListingConnection)
export class GalleryResolver {
  @Extensions({ isCompiled: true })
  @Query(() => GalleryListingConnection, { description: 'Live apps, most launched first.' })
  async galleryListings(
    @Ctx() ctx: GraphqlContext,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('filter', () => GalleryFilter, { nullable: true }) filter?: GalleryFilter,
  ) {
    return { ...(await galleryListings(ctx, { first, after, filter })), filter: filter ?? {} }
  }

  @Extensions({ isCompiled: true })
  @Query(() => GalleryListing, { nullable: true })
  async galleryListing(@Arg('slug', () => String) slug: string, @Ctx() ctx: GraphqlContext) {
    return (await galleryListing(ctx, slug)) ?? null
  }

  @Query(() => [ScopeCatalogEntry])
  async scopeCatalog(
    @Ctx() ctx: GraphqlContext,
    @Arg('search', () => String, { nullable: true }) search?: string,
  ) {
    return scopeCatalog(await ctx.loaders.scopeCatalog.load(ctx.organizationId), search)
  }

  @Query(() => [ScopeCatalogEntry], { description: 'What scopes mean; unknown ones are left out.' })
  async explainScopes(@Arg('scopes', () => [String]) scopes: string[], @Ctx() ctx: GraphqlContext) {
    return explainScopes(await ctx.loaders.scopeCatalog.load(ctx.organizationId), scopes)
  }

  @FieldResolver(() => Int)
  totalCount(@Root() connection: { filter: GalleryFilter }, @Ctx() ctx: GraphqlContext) {
    return galleryCount(ctx, connection.filter)
  }

  @FieldResolver(() => [Facet])
  facets(@Root() connection: { filter: GalleryFilter }, @Ctx() ctx: GraphqlContext) {
    return galleryFacets(ctx, connection.filter)
  }
}
