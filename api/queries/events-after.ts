import type { RequestContext } from '../context.ts'
import type { DomainEvent } from '../domain/events.ts'
import type { PublishedEvent } from '../ports.ts'
import { timestamp } from './timestamp.ts'

/** Nobody replays more than this at once; a client that far behind reads the list instead. */
const REPLAY_LIMIT = 500

/**
 * Reads the events of some types that may have been missed by somebody who last heard of one, oldest first.
 *
 * Numbers are given before transactions commit, so one with a lower number can come later. What had ended when the event
 * of the cursor was written was told before it; everything else is told, an event that overlapped perhaps a second time.
 */
export async function eventsAfter(
  ctx: RequestContext,
  types: readonly DomainEvent['type'][],
  cursor: number,
): Promise<PublishedEvent[]> {
  const rows = await ctx.em.execute<{ sequence: string; at: string; payload: DomainEvent }[]>(
    `select sequence, created_at as at, payload from outbox_message
     where organization_id = ? and type = any(?::text[]) and sequence <> ? and ${MAY_BE_MISSED}
     order by sequence limit ${REPLAY_LIMIT}`,
    [ctx.organizationId, `{${types.join(',')}}`, cursor, cursor, cursor],
  )
  return rows.map((row) => ({
    cursor: Number(row.sequence),
    at: timestamp(row.at),
    event: row.payload,
  }))
}

/** By the horizon of the event last heard of; by its number where its row is gone, or was never there. */
const MAY_BE_MISSED = `(sequence > ? or transaction_id >= (select horizon from outbox_message where sequence = ?))`
