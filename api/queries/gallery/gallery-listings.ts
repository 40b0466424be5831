import type { RequestContext } from '../../context.ts'
import type { Shelf } from '../../ports.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'
import { type GalleryFilter, galleryConditions, visibleListings } from './gallery-conditions.ts'

/** The public view of an app, as `commands/review/listing-card.ts` makes it. Shared: nobody changes one. */
export type Listing = Readonly<Record<string, unknown>>

/**
 * Lists the live apps whoever asks may see, most launched first, from the read model. One statement says which apps, and in which version
 * their cards are; only when this process has not read all of them in that version does another read the cards.
 */
export async function galleryListings(
  ctx: RequestContext,
  request: PageRequest & { filter?: GalleryFilter | null },
): Promise<Page<Listing>> {
  const first = pageSize(request)
  const after = request.after ? decodeCursor(request.after, ['integer', 'uuid']) : undefined
  const { sql, values } = galleryConditions(ctx, request.filter ?? {})
  const read = <Row extends object>(columns: string) =>
    ctx.ports.rowReader.rows<Row>(
      `select ${columns} from gallery_card where ${sql}
       ${after ? 'and (popularity, app_id) < (?::bigint, ?::uuid)' : ''}
       order by popularity desc, app_id desc limit ?`,
      [...values, ...(after ?? []), first + 1],
    )
  const { galleryCards } = ctx.ports
  const listed =
    (galleryCards.isEmpty ? undefined : fromShelf(galleryCards, await read<Place>(PLACE))) ??
    ontoShelf(galleryCards, await read<CardRow>(`${PLACE}, card`))
  return pageOf(listed, { ...request, first }, ({ place, listing }) => ({
    // Written when it is read: of most pages only the first and the last are.
    get cursor() {
      return encodeCursor([place.popularity, place.app_id])
    },
    node: listing,
  }))
}

/** Where a card stands in the list, and in which version it is there. */
export interface Place {
  app_id: string
  popularity: number
  version: string
}

interface CardRow extends Place {
  card: string
}

/** Where a card stands. `xmin`, the transaction that wrote the row, is another one after every change of it. */
const PLACE = 'app_id, popularity, xmin::text as version'

interface Listed {
  place: Place
  listing: Listing
}

/** Finds the cards of all places; undefined when one is not there in its version. */
function fromShelf(shelf: Shelf<Listing>, places: readonly Place[]): Listed[] | undefined {
  const listed = places.flatMap((place) => {
    const listing = shelf.find(place.app_id, place.version)
    return listing ? [{ place, listing }] : []
  })
  return listed.length === places.length ? listed : undefined
}

function ontoShelf(shelf: Shelf<Listing>, rows: readonly CardRow[]): Listed[] {
  return rows.map((row) => {
    const listing: Listing = JSON.parse(row.card)
    shelf.put(row.app_id, row.version, listing)
    return { place: row, listing }
  })
}

/** Counts what a filter finds. */
export async function galleryCount(ctx: RequestContext, filter: GalleryFilter): Promise<number> {
  const { sql, values } = galleryConditions(ctx, filter)
  const [row] = await ctx.ports.rowReader.rows<{ n: number }>(
    `select count(*)::int as n from gallery_card where ${sql}`,
    values,
  )
  return row?.n ?? 0
}

/** Reads one listing; undefined when no live version stands behind the address, or not for whoever asks. */
export async function galleryListing(
  ctx: RequestContext,
  slug: string,
): Promise<Listing | undefined> {
  const [row] = await ctx.ports.rowReader.rows<{ card: string }>(
    `select card from gallery_card where organization_id = ? and slug = ? and ${visibleListings(ctx)}`,
    [ctx.organizationId, slug],
  )
  return row && JSON.parse(row.card)
}
