import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { App } from '../../../schema/types/app.type.ts'
import {
  DepartmentCollection,
  ListingVisibilitySetInput,
  SimilarListing,
} from '../../../schema/types/gallery.type.ts'
import { AppPayload } from '../../../schema/types/notice.type.ts'
import { setListingVisibility } from '../../commands/review/set-listing-visibility.ts'
import { can } from '../../domain/abilities.ts'
import { departmentCollections } from '../../queries/gallery/department-collections.ts'
import { similarListings } from '../../queries/gallery/similar-listings.ts'
import { inLocalIds } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

/** Who finds an app in the gallery, what departments use of it, and what is like it. */
@Resolver(() => App)
export class ListingResolver {
  @Query(() => [SimilarListing], {
    description:
      'At most four apps like a listed one, the most alike first (R245); of those alone the viewer may see.',
  })
  similarListings(@Arg('slug', () => String) slug: string, @Ctx() ctx: GraphqlContext) {
    return similarListings(ctx, slug, () => ctx.loaders.scopeCatalog.load(ctx.organizationId))
  }

  @Authorized('listing.read-clinical')
  @Query(() => [DepartmentCollection], {
    description:
      "What departments use: one's own first, then by name (R236). Requires 'listing.read-clinical'.",
  })
  departmentCollections(@Ctx() ctx: GraphqlContext) {
    return departmentCollections(ctx)
  }

  @FieldResolver(() => Boolean, { description: 'May this viewer say who finds it?' })
  canSetListingVisibility(@Root() _app: object, @Ctx() { viewer }: GraphqlContext) {
    return can(viewer, 'activation.decide')
  }

  @Authorized('activation.decide')
  @Mutation(() => AppPayload, {
    description:
      'Lists an app for everybody, or for the people of the hospital alone. For app admins and those who administer the hospital.',
  })
  async listingVisibilitySet(
    @Arg('input', () => ListingVisibilitySetInput) input: ListingVisibilitySetInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const wanted = inLocalIds(input, { appId: 'App' })
    return payload('app', await setListingVisibility(ctx, wanted), same)
  }
}
