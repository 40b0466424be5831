import type { RequestContext } from '../../../context.ts'
import type { AppVersion } from '../../../entities/app/app-version.entity.ts'
import { encodeCursor, type Page, pageOf } from '../../page.ts'
import { versionsById } from '../../registration/app-versions.ts'
import type { ReviewQueueFilter } from './queue-filter.ts'
import { countStatement, pageStatement, type QueueRequest, readQueue } from './queue-page.ts'

/** Lists versions for reviewers, longest waiting first unless another order is asked for. Two statements. */
export async function queueVersions(
  ctx: RequestContext,
  request: QueueRequest,
): Promise<Page<AppVersion>> {
  const sql = 'select p.id, p.keys from page p order by p.place'
  const statement = pageStatement(ctx, request, { sql, values: [] })
  const rows = await readQueue<{ id: string; keys: string }>(ctx, statement)
  const versions = await versionsById(
    ctx,
    rows.map((row) => row.id),
  )
  const found = rows.flatMap((row, index) => {
    const version = versions[index]
    return version ? [{ row, version }] : []
  })
  return pageOf(found, { ...request, first: statement.first }, ({ row, version }) => ({
    cursor: encodeCursor(JSON.parse(row.keys)),
    node: version,
  }))
}

/** Counts what a filter finds. One statement. */
export async function queueCount(ctx: RequestContext, filter: ReviewQueueFilter): Promise<number> {
  const [row] = await readQueue<{ n: number }>(ctx, countStatement(ctx, filter))
  return row?.n ?? 0
}
