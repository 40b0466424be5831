import type { DomainEvent } from '../../domain/events.ts'
import { OutboxMessage } from '../../entities/platform/outbox-message.entity.ts'
import type { Delivery, HandlerContext } from '../handler.ts'
import { outboxRow } from '../record-event.ts'
import type { NoticeDraft } from './draft-notices.ts'

/**
 * Writes the notices of an event into the inboxes, in one statement; those who have it already are left as
 * they are.
 */
export async function keepNotices(
  ctx: HandlerContext,
  drafts: readonly NoticeDraft[],
  { outboxMessageId, at }: Delivery,
): Promise<void> {
  const rows = drafts.map((draft) => ({
    id: crypto.randomUUID(),
    user_id: draft.userId,
    event: draft.event,
    app_id: draft.appId,
    app_version_id: draft.appVersionId,
    title: draft.title,
    body: draft.body,
    quote: draft.quote,
    path: draft.path,
  }))
  const kept = await ctx.em.execute<{ userId: string }[]>(
    `insert into notification (id, organization_id, created_at, outbox_message_id, user_id, event, app_id,
       app_version_id, title, body, quote, path)
     select id, ?, ?, ?, user_id, event, app_id, app_version_id, title, body, quote, path
     from jsonb_to_recordset(?::jsonb) as x(id uuid, user_id uuid, event text, app_id uuid, app_version_id uuid,
       title text, body text, quote text, path text)
     where user_id is not null
     on conflict (outbox_message_id, user_id) do nothing returning user_id as "userId"`,
    [ctx.organizationId, at, outboxMessageId, JSON.stringify(rows)],
  )
  const userIds = kept.map(({ userId }) => userId)
  if (userIds.length)
    await announce(ctx, [{ type: 'notification.added', outboxMessageId, userIds }])
}

/** Puts what follows from an event into the outbox, in the same transaction. */
export async function announce(ctx: HandlerContext, events: readonly DomainEvent[]): Promise<void> {
  for (const event of events) ctx.em.create(OutboxMessage, outboxRow(ctx, event))
  await ctx.em.flush()
}
