import type { DomainEvent } from '../domain/events.ts'
import type { PublishedEvent } from '../ports.ts'

/** A subscriber this far behind is cut off; it resumes with its cursor. */
const MAX_WAITING = 1000

/**
 * One subscriber's events, in order, as an async iterator that can be ended while it waits.
 *
 * A generator parked on `await` is not woken by `return()`, so a hand-made iterator it is: nothing leaks when
 * a socket closes. A slow consumer is ended instead of filling the memory of everybody else.
 */
export class EventQueue implements AsyncIterableIterator<PublishedEvent> {
  readonly #wants: (event: DomainEvent) => boolean
  readonly #onEnd: () => void
  readonly #waiting: PublishedEvent[] = []
  #consumer: ((result: IteratorResult<PublishedEvent>) => void) | undefined
  #hasEnded = false

  constructor(wants: (event: DomainEvent) => boolean, onEnd: () => void) {
    this.#wants = wants
    this.#onEnd = onEnd
  }

  push(published: PublishedEvent): void {
    if (this.#hasEnded || !this.#wants(published.event)) return
    if (this.#consumer) {
      this.#consumer({ value: published, done: false })
      this.#consumer = undefined
    } else if (this.#waiting.length < MAX_WAITING) {
      this.#waiting.push(published)
    } else {
      void this.return()
    }
  }

  next(): Promise<IteratorResult<PublishedEvent>> {
    const first = this.#waiting.shift()
    if (first) return Promise.resolve({ value: first, done: false })
    if (this.#hasEnded) return Promise.resolve({ value: undefined, done: true })
    return new Promise((resolve) => {
      this.#consumer = resolve
    })
  }

  return(): Promise<IteratorResult<PublishedEvent>> {
    this.#hasEnded = true
    this.#onEnd()
    this.#consumer?.({ value: undefined, done: true })
    this.#consumer = undefined
    return Promise.resolve({ value: undefined, done: true })
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
