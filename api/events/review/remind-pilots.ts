import { noticeFor } from '../../../schema/vocabulary/notice.ts'
import { OutboxMessage } from '../../entities/platform/outbox-message.entity.ts'
import type { HandlerContext } from '../handler.ts'
import { outboxRow } from '../record-event.ts'
import { remindedOnce } from './reminded-once.ts'

interface Ending {
  pilotId: string
  appVersionId: string
  appId: string
  vendorId: string
  endsAt: string
  days: number
}

const DAYS_BEFORE = Math.max(...(noticeFor('pilot.ending')?.daysBefore ?? []))

/**
 * Tells everybody it concerns of a pilot that is over within a week: once for its date, and again when that was moved.
 * One that was started for a week or less was told with its date at the start. Three statements, however many pilots.
 */
export async function remindPilots(ctx: HandlerContext): Promise<void> {
  await ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em }
    const now = ctx.ports.clock.now()
    const rows = await em.execute<Ending[]>(ENDING, [
      ...[now, ctx.organizationId, now, now],
      ...[DAYS_BEFORE, DAYS_BEFORE],
    ])
    const ending = rows.map((row) => ({ row, about: `pilot.ending:${row.pilotId}:${row.endsAt}` }))
    const fresh = await remindedOnce(
      tx,
      ending.map(({ about }) => about),
    )
    for (const { about, row } of ending) {
      const { endsAt: _, ...of } = row
      if (fresh.has(about))
        em.create(OutboxMessage, outboxRow(tx, { type: 'pilot.ending', ...of } as const))
    }
  })
}

const ENDING = `
select t.id as "pilotId", v.id as "appVersionId", a.id as "appId", a.vendor_id as "vendorId", t.ends_at::text as "endsAt",
  ceil(extract(epoch from t.ends_at - ?::timestamptz) / 86400)::int as days
from pilot t join app_version v on v.id = t.app_version_id join app a on a.id = v.app_id
where t.organization_id = ? and t.ended_at is null and t.ends_at > ?::timestamptz
  and t.ends_at <= ?::timestamptz + make_interval(days => ?)
  and t.ends_at > t.created_at + make_interval(days => ?)`
