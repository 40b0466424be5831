import type { DomainEvent, DomainEventType } from '../domain/events.ts'
import { timestamp } from '../queries/timestamp.ts'
import type { HandlerContext, Told } from './handler.ts'
import { MAIL_EVENT } from './mail/mail-event.ts'
import { sendQueuedMails } from './mail/send-mail.ts'
import { tellPeople } from './notices/tell-people.ts'
import { SUBSCRIBERS, TOLD_EVENTS } from './subscribers.ts'

/** A row of the outbox that has work in it. */
export interface DueMessage {
  id: string
  payload: DomainEvent
  at: string
  attempts: number
}

/** What became of messages: all of them are in one of the two. */
export interface Delivered {
  done: DueMessage[]
  failed: { message: DueMessage; error: unknown }[]
}

/**
 * Hands events to whoever does something about them, one after the other; then tells people of all of them at once, and
 * sends all the mail: what is asked and written for that hardly grows with their number. One that fails keeps no other
 * from being told.
 */
export async function deliver(
  makeContext: () => HandlerContext,
  due: readonly DueMessage[],
): Promise<Delivered> {
  const handled = await eachAlone(due, async ({ payload, ...row }) => {
    const delivery = deliveryOf(row)
    for (const handle of SUBSCRIBERS[payload.type]) await handle(makeContext(), payload, delivery)
  })
  const of = (isOf: (type: DomainEventType) => boolean) =>
    handled.done.filter(({ payload }) => isOf(payload.type))
  const people = await tell(
    makeContext,
    of((type) => TOLD_EVENTS.has(type)),
  )
  const mails = await send(
    makeContext(),
    of((type) => type === MAIL_EVENT),
  )
  const rest = of((type) => !TOLD_EVENTS.has(type) && type !== MAIL_EVENT)
  return {
    done: [...rest, ...people.done, ...mails.done],
    failed: [...handled.failed, ...people.failed, ...mails.failed],
  }
}

async function tell(
  makeContext: () => HandlerContext,
  messages: readonly DueMessage[],
): Promise<Delivered> {
  const all = (some: readonly DueMessage[]) => tellPeople(makeContext(), some.map(told))
  return all(messages).then(
    () => ({ done: [...messages], failed: [] }),
    () => eachAlone(messages, (message) => all([message])),
  )
}

async function send(ctx: HandlerContext, messages: readonly DueMessage[]): Promise<Delivered> {
  try {
    const errors = await sendQueuedMails(ctx, messages.map(told))
    return {
      done: messages.filter(({ id }) => !errors.has(id)),
      failed: messages.flatMap((message) =>
        errors.has(message.id) ? [{ message, error: errors.get(message.id) }] : [],
      ),
    }
  } catch (error) {
    return { done: [], failed: messages.map((message) => ({ message, error })) }
  }
}

async function eachAlone(
  messages: readonly DueMessage[],
  handle: (message: DueMessage) => Promise<void>,
): Promise<Delivered> {
  const result: Delivered = { done: [], failed: [] }
  for (const message of messages) {
    try {
      await handle(message)
      result.done.push(message)
    } catch (error) {
      result.failed.push({ message, error })
    }
  }
  return result
}

function told(message: DueMessage): Told {
  return { event: message.payload, delivery: deliveryOf(message) }
}

function deliveryOf({ id, at }: Pick<DueMessage, 'id' | 'at'>) {
  return { outboxMessageId: id, at: timestamp(at) }
}
