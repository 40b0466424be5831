import type { MailDeliveryContent } from '../../entities/messaging/mail-delivery.entity.ts'
import type { Handler } from '../handler.ts'
import { MAX_ATTEMPTS, retryDelaySeconds, tellableReason } from '../retry.ts'
import { composeMail } from './compose-mail.ts'

interface Row {
  recipient: string
  content: MailDeliveryContent
  attempts: number
}

/**
 * Sends one mail and writes down what became of it. A failure is the outbox's to try again, for this address alone,
 * until the row is given up with its last error.
 */
export const sendQueuedMail: Handler = async ({ ports }, event) => {
  if (event.type !== 'mail.queued') return
  const { clock, logger, mailer, rowReader, rowWriter } = ports
  const [mail] = await rowReader.rows<Row>(PENDING, [event.deliveryId])
  if (!mail) return
  const now = clock.now()
  try {
    await mailer.send(composeMail({ to: mail.recipient, ...mail.content }))
  } catch (error) {
    const isGivenUp = mail.attempts + 1 >= MAX_ATTEMPTS
    const nextAt = new Date(now.getTime() + retryDelaySeconds(mail.attempts) * 1000)
    const status = isGivenUp ? 'FAILED' : 'PENDING'
    const next = isGivenUp ? null : nextAt
    await rowWriter.write(TRIED, [status, null, next, tellableReason(error), event.deliveryId])
    if (!isGivenUp) throw error
    logger.error({ delivery: event.deliveryId }, 'a mail was given up')
    return
  }
  await rowWriter.write(TRIED, ['SENT', now, null, null, event.deliveryId])
}

const PENDING = `
select recipient, content, attempts from mail_delivery where id = ?::uuid and status = 'PENDING'`

const TRIED = `
update mail_delivery set attempts = attempts + 1, status = ?, sent_at = ?::timestamptz,
  next_attempt_at = ?::timestamptz, last_error = ?
where id = ?::uuid`
