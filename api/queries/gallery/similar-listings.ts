import type { ScopeCatalog } from '../../../schema/vocabulary/scope-catalog.ts'
import type { RequestContext } from '../../context.ts'
import { type ComparedApp, similarApps } from '../../domain/similar-apps.ts'
import { similarReason } from '../../domain/similar-reason.ts'
import { cardsAt } from './gallery-cards.ts'
import { visibleListings } from './gallery-conditions.ts'
import { galleryListing, type Listing, type Place } from './gallery-listings.ts'

/** An app like another one of the gallery, and why, in both languages. */
export interface SimilarListing {
  listing: Listing
  reason: string
  reasonEs: string
}

/** How many of those made for the same people are compared: the ones most used. */
const COMPARED = 200

/**
 * Suggests apps like a listed one (R245), among those whoever asks may see: by what they may read and change first, see
 * `similarApps`. Nothing where the app itself is not there. Two statements, and another where cards have to be read.
 */
export async function similarListings(
  ctx: RequestContext,
  slug: string,
  catalogOf: () => Promise<ScopeCatalog>,
): Promise<SimilarListing[]> {
  const listing = await galleryListing(ctx, slug)
  if (!listing) return []
  const { audiences } = comparedApp(listing)
  const places = await ctx.ports.rowReader.rows<Place>(
    `select app_id, popularity, xmin::text as version from gallery_card
     where organization_id = ? and ${visibleListings(ctx)} and audiences && ?::text[] and slug <> ?
     order by popularity desc, app_id desc limit ${COMPARED}`,
    [ctx.organizationId, `{${audiences.join(',')}}`, slug],
  )
  const others = (await cardsAt(ctx, places)).map((each) => comparedApp(each.listing))
  const found = similarApps(comparedApp(listing), others)
  const catalog = found.length > 0 ? await catalogOf() : []
  return found.map((similar) => ({
    listing: similar.app.listing,
    reason: similarReason(similar, 'en', catalog),
    reasonEs: similarReason(similar, 'es', catalog),
  }))
}

const compared = new WeakMap<Listing, ComparedApp & { listing: Listing }>()

/** Reads off a card what apps are compared by; a card that is kept has been read before. */
function comparedApp(listing: Listing): ComparedApp & { listing: Listing } {
  const known = compared.get(listing)
  if (known) return known
  const { slug, intent, launchCount, audiences, uses, launchModes, scopes } = listing
  const app = {
    listing,
    slug: String(slug),
    audiences: texts(audiences),
    uses: texts(uses),
    intent: typeof intent === 'string' ? intent : null,
    launchModes: texts(launchModes),
    launchCount: Number(launchCount),
    scopes: texts(Array.isArray(scopes) ? scopes.map(({ scope }) => scope) : []),
  }
  compared.set(listing, app)
  return app
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
