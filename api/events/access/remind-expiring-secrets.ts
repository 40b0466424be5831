import { OutboxMessage } from '../../entities/platform/outbox-message.entity.ts'
import type { HandlerContext } from '../handler.ts'
import { outboxRow } from '../record-event.ts'
import { asPlatform } from './as-platform.ts'

/** When a vendor hears of the end of a secret, in days before it; the nearest first, so that a late job tells once. */
const REMINDERS = [1, 7, 30] as const

interface Ending {
  secretId: string
  appId: string
  vendorId: string
  days: number
}

/**
 * Tells vendors of secrets that end soon, once at 30, 7 and 1 days. A secret that a later one already replaces ends as
 * it should, and nobody is told.
 */
export async function remindExpiringSecrets(ctx: HandlerContext): Promise<void> {
  for (const within of REMINDERS) {
    await ctx.em.fork().transactional(async (em) => {
      const now = ctx.ports.clock.now()
      const until = new Date(now.getTime() + within * 86_400_000)
      const ending = await em.execute<Ending[]>(MARK, [within, now, until, within, now])
      const context = asPlatform({ ...ctx, em })
      for (const secret of ending) {
        em.create(OutboxMessage, outboxRow(context, { type: 'client-secret.expiring', ...secret }))
      }
    })
  }
}

const MARK = `
update client_secret s set reminded_days = ?::int
from oauth_client c join app a on a.id = c.app_id
where c.id = s.oauth_client_id and c.disabled_at is null and s.revoked_at is null
  and s.expires_at > ?::timestamptz and s.expires_at <= ?::timestamptz
  and (s.reminded_days is null or s.reminded_days > ?::int)
  and not exists (select 1 from client_secret n where n.oauth_client_id = s.oauth_client_id
    and n.revoked_at is null and n.expires_at > s.expires_at)
returning s.id as "secretId", c.app_id as "appId", a.vendor_id as "vendorId",
  ceil(extract(epoch from s.expires_at - ?::timestamptz) / 86400)::int as days`
