import type { RequestContext } from '../../context.ts'
import type { Listing, Place } from './gallery-listings.ts'

/** Reads the cards of some places, in their order: those this process knows in their version are not read again. */
export async function cardsAt<At extends Place>(
  { ports: { galleryCards, rowReader } }: Pick<RequestContext, 'ports'>,
  places: readonly At[],
): Promise<{ place: At; listing: Listing }[]> {
  const cards = new Map<string, Listing>()
  for (const { app_id: id, version } of places) {
    const listing = galleryCards.find(id, version)
    if (listing) cards.set(id, listing)
  }
  const missing = places.flatMap(({ app_id: id }) => (cards.has(id) ? [] : [id]))
  if (missing.length > 0) {
    const rows = await rowReader.rows<Place & { card: string }>(
      'select app_id, xmin::text as version, card from gallery_card where app_id = any(?::uuid[])',
      [`{${[...new Set(missing)].join(',')}}`],
    )
    for (const { app_id: id, version, card } of rows) {
      const listing: Listing = JSON.parse(card)
      galleryCards.put(id, version, listing)
      cards.set(id, listing)
    }
  }
  return places.flatMap((place) => {
    const listing = cards.get(place.app_id)
    return listing ? [{ place, listing }] : []
  })
}
