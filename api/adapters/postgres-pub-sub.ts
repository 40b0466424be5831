import pg from 'pg'
import type { DomainEvent } from '../domain/events.ts'
import type { Logger, PublishedEvent, PubSub, StandingWatcher } from '../ports.ts'
import { EventQueue } from './event-queue.ts'

const CHANNEL = 'gatehouse_event'
const STANDING_CHANNEL = 'gatehouse_standing'
const RECONNECT_AFTER_MS = 500

/** Rows read again after a lost connection; more than this were missed only if the outage was very long. */
const CATCH_UP_LIMIT = 1000

/** Transactions do not commit in the order of their numbers, see eventsAfter. */
const MISSED = `(sequence > $1 or transaction_id >= (select horizon from outbox_message where sequence = $1))`

/**
 * Hears of committed events through LISTEN/NOTIFY and hands them to whoever iterates.
 *
 * PostgreSQL delivers a notification on commit only, to every replica. It carries the outbox number; the row
 * says what happened. After a lost connection the rows since the last one heard are read from the outbox.
 */
export class PostgresPubSub implements PubSub {
  readonly #url: string
  readonly #pool: pg.Pool
  readonly #logger: Logger
  readonly #queues = new Set<EventQueue>()
  #listener: pg.Client | undefined
  #onEvent: () => void = () => undefined
  #lastHeard: number | undefined
  /** Numbers told lately: what is read again after an outage overlaps with what was heard before it. */
  readonly #told = new Set<number>()
  readonly #watchers = new Set<StandingWatcher>()
  #isListening = false
  #isClosed = false
  #reconnecting: NodeJS.Timeout | undefined
  /** Events are read one after the other: two of one transaction must not overtake each other. */
  #reading: Promise<void> = Promise.resolve()

  constructor(options: { databaseUrl: string; pool: pg.Pool; logger: Logger }) {
    this.#url = options.databaseUrl
    this.#pool = options.pool
    this.#logger = options.logger
  }

  /** Starts to listen. Events committed before this resolves are not delivered. */
  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true })
    client.on('error', () => undefined) // 'end' follows, and mends it
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === STANDING_CHANNEL) for (const each of this.#watchers) each.changed(payload)
      else this.#reading = this.#reading.then(() => this.#deliver(Number(payload)))
    })
    await client.connect()
    client.on('end', () => this.#reconnect())
    this.#listener = client
    await client.query(`listen ${STANDING_CHANNEL}`)
    await client.query(`listen ${CHANNEL}`)
    this.#tellWatchers(true)
    if (this.#lastHeard === undefined) this.#lastHeard = await this.#latest()
    else await this.#catchUp()
  }

  /** Calls back whenever anything was committed here or elsewhere: the outbox has work. */
  onEvent(callback: () => void): void {
    this.#onEvent = callback
  }

  /** How many are listening; a test sees that none leaks. */
  get subscriberCount(): number {
    return this.#queues.size
  }

  subscribe<T extends DomainEvent['type']>(
    types: readonly T[],
  ): AsyncIterableIterator<PublishedEvent & { event: Extract<DomainEvent, { type: T }> }> {
    const wanted: readonly string[] = types
    const queue = new EventQueue(
      (event) => wanted.includes(event.type),
      () => this.#queues.delete(queue),
    )
    this.#queues.add(queue)
    return queue as never // the filter above is the proof; TypeScript cannot see it
  }

  watchStanding(watcher: StandingWatcher): () => void {
    this.#watchers.add(watcher)
    watcher.listening(this.#isListening)
    return () => void this.#watchers.delete(watcher)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#tellWatchers(false)
    clearTimeout(this.#reconnecting)
    for (const queue of [...this.#queues]) await queue.return()
    await this.#listener?.end()
  }

  #tellWatchers(isListening: boolean): void {
    this.#isListening = isListening
    for (const each of this.#watchers) each.listening(isListening)
  }

  async #deliver(sequence: number): Promise<void> {
    this.#onEvent()
    if (this.#queues.size) await this.#publish('sequence = $1', [sequence])
    else this.#isNew(sequence)
  }

  async #catchUp(): Promise<void> {
    this.#onEvent()
    await this.#publish(MISSED, [this.#lastHeard])
  }

  async #publish(where: string, values: unknown[]): Promise<void> {
    try {
      const { rows } = await this.#pool.query<{ sequence: string; at: Date; payload: DomainEvent }>(
        `select sequence, created_at as at, payload from outbox_message where ${where} order by sequence limit ${CATCH_UP_LIMIT}`,
        values,
      )
      for (const row of rows) {
        const published = { cursor: Number(row.sequence), at: row.at, event: row.payload }
        if (!this.#isNew(published.cursor)) continue
        for (const queue of this.#queues) queue.push(published)
      }
    } catch (error) {
      if (!this.#isClosed)
        this.#logger.error({ err: error }, 'an event could not be read from the outbox')
    }
  }

  /** Remembers an event; false when it was told before. */
  #isNew(sequence: number): boolean {
    this.#lastHeard = Math.max(this.#lastHeard ?? 0, sequence)
    if (this.#told.has(sequence)) return false
    this.#told.add(sequence)
    const [oldest] = this.#told
    if (this.#told.size > 2 * CATCH_UP_LIMIT && oldest !== undefined) this.#told.delete(oldest)
    return true
  }

  async #latest(): Promise<number> {
    const { rows } = await this.#pool.query<{ latest: string | null }>(
      'select max(sequence) as latest from outbox_message',
    )
    return Number(rows[0]?.latest ?? 0)
  }

  #reconnect(): void {
    if (this.#isClosed || this.#reconnecting) return
    this.#tellWatchers(false)
    this.#logger.warn({}, 'lost the connection that hears of events; connecting again')
    this.#reconnecting = setTimeout(() => {
      this.#reconnecting = undefined
      this.start().catch(() => this.#reconnect())
    }, RECONNECT_AFTER_MS)
    this.#reconnecting.unref()
  }
}
