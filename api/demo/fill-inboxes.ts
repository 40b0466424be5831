import type { DomainEvent } from '../domain/events.ts'
import { tellQuietly } from '../events/notices/tell-people.ts'
import { timestamp } from '../queries/timestamp.ts'
import type { DemoStage } from './demo-stage.ts'

/** Inboxes go back this far; what is older has been cleared away. */
const TOLD_DAYS = 90
/** A stage that was decided needs no notice any more. */
const STAGE_DAYS = 7
/** Of what they were told, people have not read the latest. */
const UNREAD_EACH = 2

interface Row {
  id: string
  at: string
  payload: DomainEvent
}

/** Puts what happened in the last months into the inboxes, as if it had been told then; nobody gets mail about it. */
export async function fillInboxes(stage: DemoStage): Promise<void> {
  const ctx = stage.backstage()
  const rows = await ctx.em.execute<Row[]>(
    `select id, created_at as at, payload from outbox_message
     where created_at >= ? and (type not like 'stage.%' or created_at >= ?) order by sequence`,
    [stage.daysAgo(TOLD_DAYS), stage.daysAgo(STAGE_DAYS)],
  )
  const told = rows.map(({ id, at, payload }) => ({
    event: payload,
    delivery: { outboxMessageId: id, at: timestamp(at) },
  }))
  await tellQuietly(ctx, told)
  await ctx.em.execute(
    `update notification n set read_at = n.created_at from (
       select id, row_number() over (partition by user_id order by created_at desc, id desc) as place from notification
     ) latest where latest.id = n.id and latest.place > ?`,
    [UNREAD_EACH],
  )
}
