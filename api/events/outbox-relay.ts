import { setTimeout as sleep } from 'node:timers/promises'
import type { EntityManager } from '@mikro-orm/postgresql'
import { UNHURRIED } from '../queries/unhurried.ts'
import { type Delivered, type DueMessage, deliver } from './deliver.ts'
import type { HandlerContext } from './handler.ts'
import { MAX_ATTEMPTS, retryDelaySeconds, tellableReason } from './retry.ts'
import { SLOW_EVENTS } from './subscribers.ts'

/** What the relay hands to every handler, and where it gets a unit of work for each. */
export interface RelayContext extends Omit<HandlerContext, 'em'> {
  forkEntityManager: () => EntityManager
}

/** Which events a relay hands over: those that take no time, or those that wait for others. */
export type RelayPace = 'QUICK' | 'SLOW'

const IDLE_POLL_MS = 5000
const BATCH = { QUICK: 50, SLOW: 1 } as const
const SLOW = `{${SLOW_EVENTS.join(',')}}`

/** While events come one after the other they are gathered this long: fifty at once cost little more than one. */
const GATHER_MS = 25

/**
 * Hands committed events to their handlers, once per message however many replicas run.
 *
 * A row is locked while it is handled (`for update skip locked`), so a crash gives it back. A failed handler is
 * tried again after 1, 2, 4 ... seconds, at most an hour.
 */
export class OutboxRelay {
  readonly #context: RelayContext
  readonly #pace: RelayPace
  #isRunning = false
  #isWokenAgain = false
  #isClosed = false
  #current: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined

  constructor(context: RelayContext, pace: RelayPace) {
    this.#context = context
    this.#pace = pace
  }

  /** Works off what is due now, and looks again whenever `wake` is called or some seconds have passed. */
  start(): void {
    this.wake()
    this.#timer = setInterval(() => this.wake(), IDLE_POLL_MS)
    this.#timer.unref()
  }

  wake(): void {
    this.#isWokenAgain = true // also while running: what was committed since its last look is not left lying
    if (this.#isRunning || this.#isClosed) return
    this.#isRunning = true
    this.#current = this.#drain().finally(() => {
      this.#isRunning = false
      if (this.#isWokenAgain) this.wake()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    await this.#current
  }

  #wakeIn(seconds: number): void {
    if (seconds * 1000 < IDLE_POLL_MS) setTimeout(() => this.wake(), seconds * 1000).unref()
  }

  async #drain(): Promise<void> {
    try {
      while (this.#isWokenAgain && !this.#isClosed) {
        this.#isWokenAgain = false
        if ((await this.#deliverBatch()) === BATCH[this.#pace]) this.#isWokenAgain = true
        else if (this.#isWokenAgain) await sleep(GATHER_MS)
      }
    } catch (error) {
      if (!this.#isClosed)
        this.#context.ports.logger.error({ err: error }, 'the outbox could not be worked off')
    }
  }

  #deliverBatch(): Promise<number> {
    const { forkEntityManager, ...context } = this.#context
    return forkEntityManager().transactional(async (em) => {
      const due = await em.execute<DueMessage[]>(
        `select id, payload, created_at as at, attempts from outbox_message
         where delivered_at is null and next_attempt_at <= ? and attempts < ? and (type = any(?::text[])) = ?
         order by sequence limit ? for update skip locked`,
        [context.ports.clock.now(), MAX_ATTEMPTS, SLOW, this.#pace === 'SLOW', BATCH[this.#pace]],
      )
      if (due.length === 0) return 0
      await this.#writeDown(em, await deliver(() => ({ ...context, em: em.fork() }), due))
      return due.length
    })
  }

  async #writeDown(em: EntityManager, { done, failed }: Delivered): Promise<void> {
    const { clock, logger } = this.#context.ports
    const ids = done.map(({ id }) => id).join(',')
    await em.execute(
      `with ${UNHURRIED} update outbox_message set delivered_at = ? from unhurried where id = any(?::uuid[])`,
      [clock.now(), `{${ids}}`],
    )
    for (const { message, error } of failed) {
      const delaySeconds = retryDelaySeconds(message.attempts)
      logger.warn(
        { err: error, event: message.payload.type },
        'an event could not be delivered yet',
      )
      this.#wakeIn(delaySeconds)
      await em.execute(
        'update outbox_message set attempts = attempts + 1, next_attempt_at = ?, last_error = ? where id = ?',
        [new Date(clock.now().getTime() + delaySeconds * 1000), tellableReason(error), message.id],
      )
    }
  }
}
