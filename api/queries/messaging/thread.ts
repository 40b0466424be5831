import type { RequestContext } from '../../context.ts'
import { Message } from '../../entities/app/message.entity.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'
import { readableMessages } from './readable-messages.ts'

const TABLES =
  'message m join app_version v on v.id = m.app_version_id join app a on a.id = v.app_id'

const MOMENT = `to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Lists the messages of an app across its versions, latest first, as far as the reader may see them. Three statements. */
export async function messagesOfApp(
  ctx: RequestContext,
  appId: string,
  request: PageRequest,
): Promise<Page<Message> & { totalCount: number }> {
  const first = pageSize(request)
  const after = request.after ? decodeCursor(request.after, ['instant', 'uuid']) : undefined
  const readable = readableMessages(ctx)
  const keys = await ctx.em.execute<{ id: string; at: string }[]>(
    `select m.id, ${MOMENT} as at from ${TABLES} where a.id = ? and ${readable.sql}
     ${after ? 'and (m.created_at, m.id) < (?::timestamptz, ?::uuid)' : ''}
     order by m.created_at desc, m.id desc limit ?`,
    [appId, ...readable.values, ...(after ?? []), first + 1],
  )
  const [total] = await ctx.em.execute<{ n: number }[]>(
    `select count(*)::int as n from ${TABLES} where a.id = ? and ${readable.sql}`,
    [appId, ...readable.values],
  )
  const messages = await messagesById(
    ctx,
    keys.map(({ id }) => id),
  )
  const found = keys.flatMap((key) => {
    const message = messages.get(key.id)
    return message ? [{ key, message }] : []
  })
  const page = pageOf(found, { ...request, first }, ({ key, message }) => ({
    cursor: encodeCursor([key.at, key.id]),
    node: message,
  }))
  return { ...page, totalCount: total?.n ?? 0 }
}

/** Reads the latest message of each app that the reader may see, whichever version it is about (R034). Two statements. */
export async function latestMessagesOfApps(
  ctx: RequestContext,
  appIds: readonly string[],
): Promise<(Message | undefined)[]> {
  const readable = readableMessages(ctx)
  const rows = await ctx.em.execute<{ appId: string; id: string }[]>(
    `select distinct on (a.id) a.id as "appId", m.id from ${TABLES} where a.id in (?) and ${readable.sql}
     order by a.id, m.created_at desc, m.id desc`,
    [appIds, ...readable.values],
  )
  const messages = await messagesById(
    ctx,
    rows.map(({ id }) => id),
  )
  const byApp = new Map(rows.map((row) => [row.appId, messages.get(row.id)]))
  return appIds.map((id) => byApp.get(id))
}

async function messagesById(ctx: RequestContext, ids: string[]): Promise<Map<string, Message>> {
  if (!ids.length) return new Map()
  const rows = await ctx.em.find(Message, { id: { $in: ids } })
  return new Map(rows.map((row) => [row.id, row]))
}
