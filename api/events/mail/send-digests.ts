import { MailDelivery } from '../../entities/messaging/mail-delivery.entity.ts'
import { OutboxMessage } from '../../entities/platform/outbox-message.entity.ts'
import type { EntityManager } from '../../ports.ts'
import type { HandlerContext } from '../handler.ts'
import { outboxRow } from '../record-event.ts'
import { digestContent } from './digest-mail.ts'

/** People worked off in one transaction each; the rest of a crowd waits for the next turn. */
const PEOPLE_AT_ONCE = 500

/** Puts what was held for each person into one mail when the hour of the digest has come. */
export async function sendDigests(ctx: HandlerContext): Promise<void> {
  const due = await ctx.em.execute<{ userId: string }[]>(
    `select distinct user_id as "userId" from mail_delivery
     where status = 'HELD' and next_attempt_at <= ? and user_id is not null limit ${PEOPLE_AT_ONCE}`,
    [ctx.ports.clock.now()],
  )
  for (const { userId } of due) {
    await ctx.em.fork().transactional((em) => digestFor({ ...ctx, em }, userId))
  }
}

/** What waits for somebody's digest, as it happened: what was told at the same moment, too. */
async function heldFor(em: EntityManager, userId: string, now: Date): Promise<MailDelivery[]> {
  const order = await em.execute<{ id: string }[]>(
    `select d.id from mail_delivery d left join outbox_message o on o.id = d.outbox_message_id
     where d.user_id = ? and d.status = 'HELD' and d.next_attempt_at <= ? order by d.created_at, o.sequence`,
    [userId, now],
  )
  const ids = order.map(({ id }) => id)
  const held = new Map((await em.find(MailDelivery, { id: ids })).map((each) => [each.id, each]))
  return ids.flatMap((id) => held.get(id) ?? [])
}

/** One transaction: the digest is queued and what it tells is marked, or neither. */
async function digestFor(ctx: HandlerContext, userId: string): Promise<void> {
  const { em, ports, urls, organizationId } = ctx
  const now = ports.clock.now()
  const held = await heldFor(em, userId, now)
  const [first] = held
  if (!first) return
  const person = await personOf(em, userId)
  for (const delivery of held) {
    delivery.status = 'DIGESTED'
    delivery.nextAttemptAt = null
    delivery.sentAt = now
  }
  if (!person) return em.flush()
  const digest = em.create(MailDelivery, {
    id: crypto.randomUUID(),
    organizationId,
    createdAt: now,
    userId,
    recipient: person.email,
    kind: 'digest',
    content: digestContent(held, { firstName: person.firstName, base: urls.base }),
    status: 'PENDING',
    nextAttemptAt: now,
  })
  em.create(OutboxMessage, outboxRow(ctx, { type: 'mail.queued', deliveryId: digest.id }))
  await em.flush()
}

/** Whoever left in the meantime is not written to. */
async function personOf(
  em: EntityManager,
  userId: string,
): Promise<{ email: string; firstName: string } | undefined> {
  const [row] = await em.execute<{ email: string; firstName: string }[]>(
    `select email, first_name as "firstName" from user_account where id = ? and disabled_at is null`,
    [userId],
  )
  return row
}
