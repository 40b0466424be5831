import type { RequestContext } from '../../context.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'

export interface VendorFilter {
  search?: string | null
  isContactVerified?: boolean | null
  hasOpenCorrection?: boolean | null
}

/** What is still to be done stands in front, then the newest. */
const ORDER = `v.contact_verified_at is not null, v.created_at desc, v.id desc`

interface Row {
  id: string
  isVerified: number
  since: string
}

/** Lists vendors for reviewers: those whose contact nobody verified first, newest first. Three statements. */
export async function vendorList(
  ctx: RequestContext,
  request: PageRequest & { filter?: VendorFilter | null },
): Promise<Page<Vendor> & { totalCount: number }> {
  const first = pageSize(request)
  const { sql, values } = conditions(ctx, request.filter ?? {})
  const after = afterRow(request.after)
  const rows = await ctx.em.execute<Row[]>(
    `select v.id, (v.contact_verified_at is not null)::int as "isVerified",
       to_char(v.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since
     from vendor v where ${sql} ${after.sql} order by ${ORDER} limit ?`,
    [...values, ...after.values, first + 1],
  )
  const vendors = await ctx.em.find(Vendor, { id: { $in: rows.map((row) => row.id) } })
  const byId = new Map(vendors.map((vendor) => [vendor.id, vendor]))
  const [total] = await ctx.em.execute<{ n: number }[]>(
    `select count(*)::int as n from vendor v where ${sql}`,
    values,
  )
  const found = rows.flatMap((row) => {
    const vendor = byId.get(row.id)
    return vendor ? [{ row, vendor }] : []
  })
  const page = pageOf(found, { ...request, first }, ({ row, vendor }) => ({
    cursor: encodeCursor([row.isVerified, row.since, row.id]),
    node: vendor,
  }))
  return { ...page, totalCount: total?.n ?? 0 }
}

function afterRow(cursor: string | null | undefined): { sql: string; values: (string | number)[] } {
  if (!cursor) return { sql: '', values: [] }
  const [isVerified = 0, since = '', id = ''] = decodeCursor(cursor, ['integer', 'instant', 'uuid'])
  const sql = `and ((v.contact_verified_at is not null)::int > ?
    or (v.contact_verified_at is not null)::int = ? and (v.created_at, v.id) < (?::timestamptz, ?::uuid))`
  return { sql, values: [isVerified, isVerified, since, id] }
}

function conditions(
  ctx: RequestContext,
  { search, isContactVerified, hasOpenCorrection }: VendorFilter,
): { sql: string; values: unknown[] } {
  const parts: [string, unknown][] = [['v.organization_id = ?', ctx.organizationId]]
  if (search?.trim()) {
    const like = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`
    parts.push([
      `concat_ws(' ', v.legal_business_name, v.legal_first_name, v.legal_last_name, v.email) ilike ?`,
      like,
    ])
  }
  if (typeof isContactVerified === 'boolean')
    parts.push(['(v.contact_verified_at is not null) = ?', isContactVerified])
  if (typeof hasOpenCorrection === 'boolean')
    parts.push([
      `exists (select from vendor_correction c where c.vendor_id = v.id and c.state = 'PROPOSED') = ?`,
      hasOpenCorrection,
    ])
  return {
    sql: parts.map(([text]) => text).join(' and '),
    values: parts.map(([, value]) => value),
  }
}
