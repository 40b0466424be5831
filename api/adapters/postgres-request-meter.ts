import type pg from 'pg'
import type { MeterReading, RequestMeter } from '../ports/request-meter.ts'
import type { Logger } from '../ports.ts'

const WINDOW_MS = 60_000
const FLUSH_MS = 1000
/** A key that took so much of its limit since replicas last heard of each other is told at once. */
const TOLD_AT_ONCE = 0.1

interface Count {
  /** What is known to be taken by all replicas, ours included as far as it was told. */
  told: number
  /** Taken here and on its way. */
  sent: number
  /** Taken here and not told yet. */
  own: number
}

/**
 * Counts in memory and adds up in PostgreSQL: one statement a second for everything that was counted, none when
 * nothing was, and none for a request. What two replicas let through of one limit in the same second is more than
 * either knows: the overshoot is at most what the other replicas take between two flushes, and they flush a key at
 * once when a tenth of its limit was taken.
 */
export class PostgresRequestMeter implements RequestMeter {
  readonly #pool: pg.Pool
  readonly #logger: Logger
  #window = 0
  #counts = new Map<string, Count>()
  #timer: NodeJS.Timeout | undefined
  #flushing: Promise<void> | undefined
  /** Somebody waits for what is under way to tell more at once. */
  #isUrgent = false

  constructor(pool: pg.Pool, logger: Logger) {
    this.#pool = pool
    this.#logger = logger
  }

  take(limits: Parameters<RequestMeter['take']>[0], cost: number, at: Date): MeterReading {
    this.#turn(at)
    const counts = limits.map(({ key }) => this.#countOf(key))
    const left = limits.map(({ limit }, i) => limit - takenOf(counts[i]))
    const isGranted = left.every((each) => each >= cost)
    if (isGranted) for (const count of counts) count.own += cost
    const isUrgent = limits.some(({ limit }, i) => (counts[i]?.own ?? 0) >= limit * TOLD_AT_ONCE)
    if (isGranted) this.#schedule(isUrgent)
    const resetSeconds = Math.ceil((this.#window + WINDOW_MS - at.getTime()) / 1000)
    const remaining = left.map((each) => Math.max(0, isGranted ? each - cost : each))
    return { isGranted, remaining, resetSeconds: Math.max(1, resetSeconds) }
  }

  /** Tells the others what was counted here, and hears what they did. Runs once at a time. */
  async flush(): Promise<void> {
    // What is under way tells what was counted before it began.
    await this.#flushing
    this.#flushing ??= this.#exchange().finally(() => {
      this.#flushing = undefined
    })
    return this.#flushing
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#flushing
  }

  #turn(at: Date): void {
    const window = Math.floor(at.getTime() / WINDOW_MS) * WINDOW_MS
    if (window === this.#window) return
    this.#window = window
    this.#counts = new Map()
  }

  #countOf(key: string): Count {
    const known = this.#counts.get(key)
    if (known) return known
    const count = { told: 0, sent: 0, own: 0 }
    this.#counts.set(key, count)
    return count
  }

  #schedule(isUrgent: boolean): void {
    if (isUrgent) {
      if (this.#isUrgent) return
      this.#isUrgent = true
      this.flush()
        .catch(() => undefined)
        .finally(() => {
          this.#isUrgent = false
        })
      return
    }
    if (this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.flush().catch(() => undefined)
    }, FLUSH_MS)
    this.#timer.unref()
  }

  async #exchange(): Promise<void> {
    const counts = this.#counts
    const window = new Date(this.#window)
    const keys = [...counts.keys()].filter((key) => (counts.get(key)?.own ?? 0) > 0)
    if (keys.length === 0) return
    const taken = keys.map((key) => beginTelling(counts.get(key)))
    try {
      const { rows } = await this.#pool.query<{ key: string; taken: number }>(STATEMENT, [
        window,
        keys,
        taken,
      ])
      for (const row of rows) endTelling(counts.get(row.key), row.taken)
    } catch (error) {
      // Counted on here; the next flush tells it.
      for (const key of keys) takeBack(counts.get(key))
      this.#logger.error({ err: error }, 'counts of requests could not be told to other replicas')
    }
  }
}

function takenOf(count: Count | undefined): number {
  return count ? count.told + count.sent + count.own : 0
}

function beginTelling(count: Count | undefined): number {
  if (!count) return 0
  count.sent = count.own
  count.own = 0
  return count.sent
}

function endTelling(count: Count | undefined, taken: number): void {
  if (!count) return
  count.told = taken
  count.sent = 0
}

function takeBack(count: Count | undefined): void {
  if (!count) return
  count.own += count.sent
  count.sent = 0
}

/** The rows of minutes that are over go with the next flush that comes after them. */
const STATEMENT = `
with gone as (delete from fhir_rate_limit where window_start < $1::timestamptz - interval '5 minutes')
insert into fhir_rate_limit (key, window_start, taken)
select key, $1, taken from unnest($2::text[], $3::int[]) as counted (key, taken)
order by key
on conflict (key, window_start) do update set taken = fhir_rate_limit.taken + excluded.taken
returning key, taken`
