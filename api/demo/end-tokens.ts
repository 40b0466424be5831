import type { DomainEvent } from '../domain/events.ts'
import { revokeTokens } from '../events/revoke-tokens.ts'
import { timestamp } from '../queries/timestamp.ts'
import type { DemoStage } from './demo-stage.ts'

interface Row {
  id: string
  at: string
  payload: DomainEvent
}

/** Ends what apps held when they were stopped, as the relay does: it is never handed what happened in the demo. */
export async function endTokens(stage: DemoStage): Promise<void> {
  const ctx = stage.backstage()
  const rows = await ctx.em.execute<Row[]>(
    `select id, created_at as at, payload from outbox_message
     where type = 'app-version.moved' and payload->>'transition' in ('SUSPEND', 'RETIRE') order by sequence`,
  )
  for (const { id, at, payload } of rows)
    await revokeTokens(ctx, payload, { outboxMessageId: id, at: timestamp(at) })
}
