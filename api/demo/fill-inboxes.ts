import type { DomainEvent } from '../domain/events.ts'
import { tellQuietly } from '../events/notices/tell-people.ts'
import { timestamp } from '../queries/timestamp.ts'
import type { DemoStage } from './demo-stage.ts'

/** Inboxes go back this far; before that everything has been read and cleared away. */
const WEEKS_TOLD_DAYS = 21
/** What is older than this has been read. */
const READ_AFTER_DAYS = 3

interface Row {
  id: string
  at: string
  payload: DomainEvent
}

/** Puts what happened in the last weeks into the inboxes, as if it had been told then; nobody gets mail about it. */
export async function fillInboxes(stage: DemoStage): Promise<void> {
  const ctx = stage.backstage()
  const rows = await ctx.em.execute<Row[]>(
    'select id, created_at as at, payload from outbox_message where created_at >= ? order by sequence',
    [stage.daysAgo(WEEKS_TOLD_DAYS)],
  )
  for (const { id, at, payload } of rows) {
    await tellQuietly(ctx, payload, { outboxMessageId: id, at: timestamp(at) })
  }
  await ctx.em.execute('update notification set read_at = created_at where created_at < ?', [
    stage.daysAgo(READ_AFTER_DAYS),
  ])
}
