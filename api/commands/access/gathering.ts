export interface GatheringOptions {
  /** Items of one batch, at the most. */
  readonly most: number
  /** Batches on their way at the same time. More at once would each hold less. */
  readonly atOnce: number
  /** How long items wait for those of work that is under way, in milliseconds. */
  readonly gatherMs: number
}

/**
 * Sends items in batches: those that come in one turn of the event loop, those that come while a batch is on its way, and, for
 * a moment, those of work that has begun and may bring one. For statements that cost as much as ten of their rows.
 */
export class Gathering<Item> {
  readonly #options: GatheringOptions
  /** Never rejects: what becomes of an item is told to the item. */
  readonly #send: (batch: Item[]) => Promise<void>
  #waiting: Item[] = []
  #onTheirWay = 0
  #isLooking = false
  #underWay = 0
  #gathering: NodeJS.Timeout | undefined

  constructor(options: GatheringOptions, send: (batch: Item[]) => Promise<void>) {
    this.#options = options
    this.#send = send
  }

  add(item: Item): void {
    this.#waiting.push(item)
    this.#look()
  }

  /** Says that work has begun that may bring an item: others wait for it a moment. Answers what is to be called at its end. */
  begin(): () => void {
    this.#underWay += 1
    return () => {
      this.#underWay -= 1
      if (this.#waiting.length > 0) this.#look()
    }
  }

  /** Not at once: what else comes in this turn goes along. */
  #look(): void {
    if (this.#isLooking) return
    this.#isLooking = true
    setImmediate(() => {
      this.#isLooking = false
      const { atOnce, gatherMs, most } = this.#options
      const { length } = this.#waiting
      if (this.#onTheirWay >= atOnce || length === 0) return
      if (length >= Math.min(this.#underWay, most)) this.#next()
      else this.#gathering ??= setTimeout(() => this.#next(), gatherMs)
    })
  }

  #next(): void {
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    this.#onTheirWay += 1
    void this.#send(this.#waiting.splice(0, this.#options.most)).finally(() => {
      this.#onTheirWay -= 1
      this.#look()
    })
  }
}
