import type { DomainEvent } from '../domain/events.ts'
import { timestamp } from '../queries/timestamp.ts'
import type { HandlerContext, Told } from './handler.ts'
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
 * Hands events to whoever does something about them, one after the other, and then tells people of all of them at once:
 * what is asked and written for that does not grow with their number. One that fails keeps no other from being told.
 */
export async function deliver(
  makeContext: () => HandlerContext,
  due: readonly DueMessage[],
): Promise<Delivered> {
  const handled = await eachAlone(due, async ({ payload, ...row }) => {
    const delivery = deliveryOf(row)
    for (const handle of SUBSCRIBERS[payload.type]) await handle(makeContext(), payload, delivery)
  })
  const tell = (messages: readonly DueMessage[]) => tellPeople(makeContext(), messages.map(told))
  const toTell = handled.done.filter(({ payload }) => TOLD_EVENTS.has(payload.type))
  const rest = handled.done.filter(({ payload }) => !TOLD_EVENTS.has(payload.type))
  const people = await tell(toTell).then(
    () => ({ done: toTell, failed: [] }),
    () => eachAlone(toTell, (message) => tell([message])),
  )
  return {
    done: [...rest, ...people.done],
    failed: [...handled.failed, ...people.failed],
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
