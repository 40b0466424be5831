import type { RequestContext } from '../../context.ts'
import { App } from '../../entities/app/app.entity.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'

interface Row {
  id: string
  changedAt: string
}

/** Lists the apps of a vendor, latest change of status first (R036), with the total. Three statements. */
export async function appsOfVendor(
  ctx: RequestContext,
  vendorId: string,
  request: PageRequest,
): Promise<Page<App> & { totalCount: number }> {
  const first = pageSize(request)
  const after = request.after ? decodeCursor(request.after, ['instant', 'uuid']) : undefined
  const rows = await ctx.em.execute<Row[]>(
    `select a.id, to_char(v.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "changedAt"
     from app a join lateral (
       select max(status_changed_at) as changed_at from app_version where app_id = a.id
     ) v on true
     where a.vendor_id = ? ${after ? 'and (v.changed_at, a.id) < (?::timestamptz, ?::uuid)' : ''}
     order by v.changed_at desc, a.id desc limit ?`,
    [vendorId, ...(after ?? []), first + 1],
  )
  const apps = await ctx.em.find(App, { id: { $in: rows.map((row) => row.id) } })
  const byId = new Map(apps.map((app) => [app.id, app]))
  const totalCount = await ctx.em.count(App, { vendorId })
  const found = rows.flatMap((row) => {
    const app = byId.get(row.id)
    return app ? [{ row, app }] : []
  })
  const page = pageOf(found, { ...request, first }, ({ row, app }) => ({
    cursor: encodeCursor([row.changedAt, row.id]),
    node: app,
  }))
  return { ...page, totalCount }
}
