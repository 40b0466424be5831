import { nextDigestAt } from '../../domain/digest-time.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import type { Delivery, HandlerContext } from '../handler.ts'
import type { NoticeDraft } from './draft-notices.ts'
import { announce } from './keep-notices.ts'

/**
 * Writes a row for every mail of an event: those at once are queued, those for the digest are held until it is due.
 * An address that has the mail already gets no second one.
 */
export async function keepMails(
  ctx: HandlerContext,
  drafts: readonly NoticeDraft[],
  { outboxMessageId }: Delivery,
): Promise<void> {
  const digestAt = await digestTime(ctx, drafts)
  const rows = drafts.flatMap(({ event, userId, appId, mail }) =>
    mail
      ? [
          {
            id: crypto.randomUUID(),
            user_id: userId,
            app_id: appId,
            recipient: mail.to,
            kind: event,
            content: mail.content,
            status: mail.road === 'DIGEST' ? 'HELD' : 'PENDING',
            next_attempt_at: mail.road === 'DIGEST' ? digestAt : ctx.ports.clock.now(),
          },
        ]
      : [],
  )
  const kept = await ctx.em.execute<{ id: string; status: string }[]>(
    `insert into mail_delivery (id, organization_id, created_at, outbox_message_id, user_id, app_id, recipient, kind,
       content, status, next_attempt_at)
     select id, ?, ?, ?, user_id, app_id, recipient, kind, content, status, next_attempt_at
     from jsonb_to_recordset(?::jsonb) as x(id uuid, user_id uuid, app_id uuid, recipient text, kind text,
       content jsonb, status text, next_attempt_at timestamptz)
     on conflict (outbox_message_id, recipient) do nothing returning id, status`,
    [ctx.organizationId, ctx.ports.clock.now(), outboxMessageId, JSON.stringify(rows)],
  )
  const queued = kept.filter(({ status }) => status === 'PENDING')
  await announce(
    ctx,
    queued.map(({ id }) => ({ type: 'mail.queued', deliveryId: id })),
  )
}

async function digestTime(
  { em, ports, organizationId }: HandlerContext,
  drafts: readonly NoticeDraft[],
): Promise<Date | undefined> {
  if (!drafts.some(({ mail }) => mail?.road === 'DIGEST')) return undefined
  const { settings } = await em.findOneOrFail(Organization, { id: organizationId })
  return nextDigestAt(ports.clock.now(), settings.timeZone ?? 'UTC')
}
