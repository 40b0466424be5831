import type { MailDeliveryContent } from '../../entities/messaging/mail-delivery.entity.ts'
import { hospitalFace } from '../../queries/platform/hospital-face.ts'
import { UNHURRIED } from '../../queries/unhurried.ts'
import type { HandlerContext, Told } from '../handler.ts'
import { MAX_ATTEMPTS, retryDelaySeconds, tellableReason } from '../retry.ts'
import { composeMail } from './compose-mail.ts'

interface Row {
  id: string
  recipient: string
  content: MailDeliveryContent
  attempts: number
}

/** Mails whose sending is written down together: so many at most go out twice when the house falls down in between. */
const TOGETHER = 10

/**
 * Sends queued mails and writes down what became of each. One that fails is the outbox's to try again, for this address
 * alone, until the row is given up with its last error: those to be tried again are answered with their error, by the
 * row of the outbox.
 */
export async function sendQueuedMails(
  ctx: HandlerContext,
  told: readonly Told[],
): Promise<ReadonlyMap<string, unknown>> {
  const failed = new Map<string, unknown>()
  for (let first = 0; first < told.length; first += TOGETHER) {
    const some = told.slice(first, first + TOGETHER)
    const errors = await sendSome(ctx, some.flatMap(deliveryIdOf))
    for (const each of some) {
      const error = errors.get(deliveryIdOf(each)[0] ?? '')
      if (error !== undefined) failed.set(each.delivery.outboxMessageId, error)
    }
  }
  return failed
}

function deliveryIdOf({ event }: Told): string[] {
  return event.type === 'mail.queued' ? [event.deliveryId] : []
}

/** Answers the errors of those to be tried again. */
async function sendSome(
  { em, organizationId, ports }: HandlerContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const { clock, logger, mailer, rowReader, rowWriter } = ports
  const again = new Map<string, unknown>()
  const tried: object[] = []
  const hospital = await hospitalFace(em, organizationId)
  for (const mail of await rowReader.rows<Row>(PENDING, [ids])) {
    const now = clock.now()
    try {
      await mailer.send(composeMail({ to: mail.recipient, ...mail.content }, hospital))
      tried.push({ id: mail.id, status: 'SENT', sent_at: now })
    } catch (error) {
      const isGivenUp = mail.attempts + 1 >= MAX_ATTEMPTS
      const nextAt = new Date(now.getTime() + retryDelaySeconds(mail.attempts) * 1000)
      const what = isGivenUp ? { status: 'FAILED' } : { status: 'PENDING', next_attempt_at: nextAt }
      tried.push({ id: mail.id, ...what, last_error: tellableReason(error) })
      if (isGivenUp) logger.error({ delivery: mail.id }, 'a mail was given up')
      else again.set(mail.id, error)
    }
  }
  if (tried.length) await rowWriter.write(TRIED, [JSON.stringify(tried)])
  return again
}

const PENDING = `
select id, recipient, content, attempts from mail_delivery
where id = any(?::uuid[]) and status = 'PENDING' order by created_at, id`

const TRIED = `
with ${UNHURRIED}
update mail_delivery d set attempts = d.attempts + 1, status = x.status, sent_at = x.sent_at,
  next_attempt_at = x.next_attempt_at, last_error = x.last_error
from unhurried, jsonb_to_recordset(?::jsonb) x(id uuid, status text, sent_at timestamptz, next_attempt_at timestamptz,
  last_error text)
where d.id = x.id`
