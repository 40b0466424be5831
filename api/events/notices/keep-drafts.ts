import { nextDigestAt } from '../../domain/digest-time.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import { UNHURRIED } from '../../queries/unhurried.ts'
import type { HandlerContext } from '../handler.ts'
import { MAIL_EVENT } from '../mail/mail-event.ts'
import type { NoticeDraft } from './draft-notices.ts'

/**
 * Writes notices into the inboxes and a row for every mail, with the events that follow from them, by one statement:
 * mails at once are queued, those for the digest are held until it is due.
 *
 * Who has a notice or a mail of an event already is left as they are, and nothing follows from that again. That there is
 * a notice is told to those who watch by its commit alone: nothing is left to be delivered.
 */
export async function keepDrafts(
  ctx: HandlerContext,
  drafts: readonly NoticeDraft[],
): Promise<void> {
  if (!drafts.length) return
  const now = ctx.ports.clock.now()
  const digestAt = await digestTime(ctx, drafts)
  const rows = drafts.map(({ mail, ...draft }) => ({
    ...draft,
    ...(mail && {
      recipient: mail.to,
      content: mail.content,
      status: mail.road === 'DIGEST' ? 'HELD' : 'PENDING',
      sendAt: mail.road === 'DIGEST' ? digestAt : now,
    }),
  }))
  const house = ctx.organizationId
  const values = [JSON.stringify(rows), house, house, now, MAIL_EVENT, house, now]
  await ctx.ports.rowWriter.write(KEEP, values)
}

const KEEP = `
with ${UNHURRIED},
drafts as materialized (
  select x.* from unhurried, jsonb_to_recordset(?::jsonb) as x("outboxMessageId" uuid, at timestamptz, event text, "userId" uuid,
    "appId" uuid, "appVersionId" uuid, title text, body text, quote text, path text, recipient text, content jsonb,
    status text, "sendAt" timestamptz)
),
noticed as (
  insert into notification (id, organization_id, created_at, outbox_message_id, user_id, event, app_id,
    app_version_id, title, body, quote, path)
  select gen_random_uuid(), ?::uuid, at, "outboxMessageId", "userId", event, "appId", "appVersionId", title, body, quote, path
  from drafts where "userId" is not null
  on conflict (outbox_message_id, user_id) do nothing
  returning outbox_message_id, user_id
),
queued as (
  insert into mail_delivery (id, organization_id, created_at, outbox_message_id, user_id, app_id, recipient, kind,
    content, status, next_attempt_at)
  select gen_random_uuid(), ?::uuid, ?::timestamptz, "outboxMessageId", "userId", "appId", recipient, event, content, status, "sendAt"
  from drafts where recipient is not null
  on conflict (outbox_message_id, recipient) do nothing
  returning id, status
),
following as (
  select jsonb_build_object('type', 'notification.added', 'outboxMessageId', outbox_message_id,
    'userIds', jsonb_agg(user_id)) as payload from noticed group by outbox_message_id
  union all
  select jsonb_build_object('type', 'mail.queued', 'deliveryId', id) from queued where status = 'PENDING'
)
insert into outbox_message (id, organization_id, created_at, type, payload, attempts, next_attempt_at, delivered_at)
select gen_random_uuid(), g.organization_id, g.at, f.payload->>'type', f.payload, 0, g.at,
  case when f.payload->>'type' = ? then null else g.at end
from following f, (select ?::uuid as organization_id, ?::timestamptz as at) g`

async function digestTime(
  { em, ports, organizationId }: HandlerContext,
  drafts: readonly NoticeDraft[],
): Promise<Date | undefined> {
  if (!drafts.some(({ mail }) => mail?.road === 'DIGEST')) return undefined
  const { settings } = await em.findOneOrFail(Organization, { id: organizationId })
  return nextDigestAt(ports.clock.now(), settings.timeZone ?? 'UTC')
}
