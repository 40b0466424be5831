import type { RequestContext } from '../../context.ts'
import { cardsAt } from './gallery-cards.ts'
import { visibleListings } from './gallery-conditions.ts'
import type { Listing, Place } from './gallery-listings.ts'

/** What a department uses: the apps that were activated for it and are live. */
export interface DepartmentCollection {
  department: string
  /** Whoever asks led it when it asked for one of them. */
  isMine: boolean
  listings: Listing[]
}

/** Of one hospital, departments and apps of each, in all. */
const MOST = 300

interface Row extends Place {
  key: string
  department: string
  isMine: boolean
}

/**
 * Lists what departments use (R236), one's own first, then by name; in each the apps most launched first. A department is
 * one however it is spelled. One statement, and another where cards have to be read.
 */
export async function departmentCollections(
  ctx: Pick<RequestContext, 'ports' | 'organizationId' | 'viewer'>,
): Promise<DepartmentCollection[]> {
  const rows = await ctx.ports.rowReader.rows<Row>(
    `with used as (
       select department_key as key, app_id, min(department) as department,
         bool_or(requested_by_id = ?::uuid) as is_mine
       from activation_request where organization_id = ?::uuid and state = 'ACTIVATED' group by 1, 2)
     select u.key, min(u.department) over (partition by u.key) as department,
       bool_or(u.is_mine) over (partition by u.key) as "isMine", g.app_id, g.popularity, g.xmin::text as version
     from used u join gallery_card g on g.app_id = u.app_id and ${visibleListings(ctx)}
     order by 3 desc, u.key, g.popularity desc, g.app_id limit ${MOST}`,
    [ctx.viewer?.userId ?? null, ctx.organizationId],
  )
  const collections = new Map<string, DepartmentCollection>()
  for (const { place, listing } of await cardsAt(ctx, rows)) {
    const { key, department, isMine } = place
    const known = collections.get(key) ?? { department, isMine, listings: [] }
    known.listings.push(listing)
    collections.set(key, known)
  }
  return [...collections.values()]
}
