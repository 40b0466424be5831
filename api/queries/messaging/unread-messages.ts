import type { RequestContext } from '../../context.ts'
import { readableMessages } from './readable-messages.ts'

/**
 * Counts what the person who asks has not read of each app: messages of others since the last one they read, or since
 * they have an account. Anonymous visitors have read everything. One statement.
 */
export async function unreadMessagesOfApps(
  ctx: RequestContext,
  appIds: readonly string[],
): Promise<number[]> {
  if (!ctx.viewer) return appIds.map(() => 0)
  const readable = readableMessages(ctx)
  const rows = await ctx.em.execute<{ appId: string; n: number }[]>(
    `select a.id as "appId", count(*)::int as n
     from message m join app_version v on v.id = m.app_version_id join app a on a.id = v.app_id
     join user_account u on u.id = ?
     left join message_read r on r.user_id = u.id and r.app_id = a.id
     where a.id in (?) and m.author_id <> u.id and ${readable.sql}
       and case when r.id is null then m.created_at > u.created_at
         else (m.created_at, m.id) > (r.read_up_to, r.message_id) end
     group by a.id`,
    [ctx.viewer.userId, appIds, ...readable.values],
  )
  const counts = new Map(rows.map(({ appId, n }) => [appId, n]))
  return appIds.map((id) => counts.get(id) ?? 0)
}
