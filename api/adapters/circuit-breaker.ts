import { UpstreamPausedError } from '../errors.ts'

export interface CircuitBreakerOptions {
  /** Failures in a row after which nothing is sent any more. @default 5 */
  readonly failures?: number
  /** How long nothing is sent; then one call is let through to see. @default 10000 */
  readonly pauseMs?: number
  /** @default Date.now */
  readonly now?: () => number
}

/**
 * Stops asking a server that fails again and again, so that those who wait do not pile up and it can come back.
 * After the pause one call tries; when that succeeds all calls go through again, else the pause begins anew.
 */
export class CircuitBreaker {
  readonly #failures: number
  readonly #pauseMs: number
  readonly #now: () => number
  #failed = 0
  #closedUntil = 0
  #isTrying = false

  constructor({ failures = 5, pauseMs = 10_000, now = Date.now }: CircuitBreakerOptions = {}) {
    this.#failures = failures
    this.#pauseMs = pauseMs
    this.#now = now
  }

  /** Whether calls go through; false while the server is left in peace, and until one has tried. */
  get isOpen(): boolean {
    return this.#failed < this.#failures
  }

  /**
   * Runs a call that throws, or says that its answer `isFailure`, when the server fails.
   * @throws UpstreamPausedError without running it while the server is left in peace.
   */
  async run<T>(call: () => Promise<T>, isFailure: (answer: T) => boolean): Promise<T> {
    const isTry = this.#admit()
    try {
      const answer = await call()
      this.#count(isFailure(answer))
      return answer
    } catch (error) {
      this.#count(true)
      throw error
    } finally {
      if (isTry) this.#isTrying = false
    }
  }

  /** Lets a call through, and says whether it is the one that tries. */
  #admit(): boolean {
    if (this.isOpen) return false
    const wait = this.#closedUntil - this.#now()
    if (wait > 0 || this.#isTrying) throw new UpstreamPausedError(Math.max(wait, 1000) / 1000)
    this.#isTrying = true
    return true
  }

  #count(isFailure: boolean): void {
    this.#failed = isFailure ? this.#failed + 1 : 0
    if (this.#failed >= this.#failures) this.#closedUntil = this.#now() + this.#pauseMs
  }
}
