import type { RequestContext } from '../../context.ts'
import { Notification } from '../../entities/messaging/notification.entity.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'

interface InboxRequest extends PageRequest {
  unreadOnly?: boolean
}

/** Lists what a person was told, latest first. Three statements. */
export async function notificationsOf(
  ctx: RequestContext,
  userId: string,
  request: InboxRequest,
): Promise<Page<Notification> & { totalCount: number }> {
  const first = pageSize(request)
  const after = request.after ? decodeCursor(request.after, ['instant', 'uuid']) : undefined
  const wanted = `user_id = ? ${request.unreadOnly ? 'and read_at is null' : ''}`
  const keys = await ctx.em.execute<{ id: string; at: string }[]>(
    `select id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
     from notification where ${wanted} ${after ? 'and (created_at, id) < (?::timestamptz, ?::uuid)' : ''}
     order by created_at desc, id desc limit ?`,
    [userId, ...(after ?? []), first + 1],
  )
  const [total] = await ctx.em.execute<{ n: number }[]>(
    `select count(*)::int as n from notification where ${wanted}`,
    [userId],
  )
  const rows = await ctx.em.find(Notification, { id: { $in: keys.map(({ id }) => id) } })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const found = keys.flatMap((key) => {
    const notification = byId.get(key.id)
    return notification ? [{ key, notification }] : []
  })
  const page = pageOf(found, { ...request, first }, ({ key, notification }) => ({
    cursor: encodeCursor([key.at, key.id]),
    node: notification,
  }))
  return { ...page, totalCount: total?.n ?? 0 }
}

/** Counts what a person was told and has not read. */
export async function unreadNotifications(ctx: RequestContext, userId: string): Promise<number> {
  return ctx.em.count(Notification, { userId, readAt: null })
}

/** Reads one notice of a person; null when it is somebody else's. */
export function notificationById(
  ctx: RequestContext,
  userId: string,
  id: string,
): Promise<Notification | null> {
  return ctx.em.findOne(Notification, { id, userId })
}

/** Reads what a person was told of one event; null when they were not. */
export function notificationAbout(
  ctx: RequestContext,
  userId: string,
  outboxMessageId: string,
): Promise<Notification | null> {
  return ctx.em.findOne(Notification, { outboxMessageId, userId })
}
