import { noticeFor } from '../../../schema/vocabulary/notice.ts'
import { OutboxMessage } from '../../entities/platform/outbox-message.entity.ts'
import type { HandlerContext } from '../handler.ts'
import { outboxRow } from '../record-event.ts'
import { remindedOnce } from './reminded-once.ts'

interface Due {
  appVersionId: string
  appId: string
  vendorId: string
  /** Until the day it is due; 0 and less when that is past. */
  days: number
  dueOn: string
}

const DAYS_BEFORE = noticeFor('recertification.due')?.daysBefore ?? []

/**
 * Tells app owner and security reviewers of a re-certification 60 and 30 days before it is due, and on the day. A round
 * that was missed, the house being down, is not made up for when a later one has come (LIFECYCLE D5).
 */
export async function remindRecertifications(ctx: HandlerContext): Promise<void> {
  await ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em }
    const now = ctx.ports.clock.now()
    const due = (await em.execute<Due[]>(DUE, [now, ctx.organizationId, now])).flatMap((row) => {
      const round = DAYS_BEFORE.filter((before) => row.days <= before).at(-1)
      return round === undefined ? [] : [{ ...row, about: aboutRound(row, round) }]
    })
    const fresh = await remindedOnce(
      tx,
      due.map(({ about }) => about),
    )
    for (const { about, dueOn: _, days, ...of } of due) {
      if (!fresh.has(about)) continue
      const event = { type: 'recertification.due', ...of, days: Math.max(0, days) } as const
      em.create(OutboxMessage, outboxRow(tx, event))
    }
  })
}

function aboutRound({ appVersionId, dueOn }: Due, round: number): string {
  return `recertification.due:${appVersionId}:${dueOn}:${round}`
}

const DUE = `
select v.id as "appVersionId", a.id as "appId", a.vendor_id as "vendorId",
  a.recertification_due_at::date::text as "dueOn",
  ceil(extract(epoch from a.recertification_due_at - ?::timestamptz) / 86400)::int as days
from app a join app_version v on v.app_id = a.id and v.status = 'LIVE'
where a.organization_id = ? and a.recertification_due_at <= ?::timestamptz + interval '60 days'`
