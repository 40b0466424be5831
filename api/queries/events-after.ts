import type { RequestContext } from '../context.ts'
import type { DomainEvent } from '../domain/events.ts'
import type { PublishedEvent } from '../ports.ts'
import { timestamp } from './timestamp.ts'

/** Nobody replays more than this at once; a client that far behind reads the list instead. */
const REPLAY_LIMIT = 500

/** Reads committed events of one type after a cursor, oldest first. */
export async function eventsAfter(
  ctx: RequestContext,
  type: DomainEvent['type'],
  cursor: number,
): Promise<PublishedEvent[]> {
  const rows = await ctx.em.execute<{ sequence: string; at: string; payload: DomainEvent }[]>(
    `select sequence, created_at as at, payload from outbox_message
     where organization_id = ? and type = ? and sequence > ? order by sequence limit ${REPLAY_LIMIT}`,
    [ctx.organizationId, type, cursor],
  )
  return rows.map((row) => ({
    cursor: Number(row.sequence),
    at: timestamp(row.at),
    event: row.payload,
  }))
}
