import { MailDelivery } from '../../entities/messaging/mail-delivery.entity.ts'
import type { Handler } from '../handler.ts'
import { MAX_ATTEMPTS, retryDelaySeconds, tellableReason } from '../retry.ts'
import { composeMail } from './compose-mail.ts'

/**
 * Sends one mail and writes down what became of it. A failure is the outbox's to try again, for this address alone,
 * until the row is given up with its last error.
 */
export const sendQueuedMail: Handler = async ({ em, ports }, event) => {
  if (event.type !== 'mail.queued') return
  const delivery = await em.findOne(MailDelivery, { id: event.deliveryId, status: 'PENDING' })
  if (!delivery) return
  const now = ports.clock.now()
  try {
    await ports.mailer.send(composeMail({ to: delivery.recipient, ...delivery.content }))
  } catch (error) {
    const isGivenUp = delivery.attempts + 1 >= MAX_ATTEMPTS
    const waits = retryDelaySeconds(delivery.attempts)
    delivery.nextAttemptAt = isGivenUp ? null : new Date(now.getTime() + waits * 1000)
    delivery.attempts += 1
    delivery.lastError = tellableReason(error)
    if (isGivenUp) delivery.status = 'FAILED'
    await em.flush()
    if (!isGivenUp) throw error
    ports.logger.error({ delivery: delivery.id }, 'a mail was given up')
    return
  }
  delivery.attempts += 1
  delivery.status = 'SENT'
  delivery.sentAt = now
  delivery.nextAttemptAt = null
  delivery.lastError = null
  await em.flush()
}
