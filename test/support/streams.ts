import type { PubSub } from '../../api/ports.ts'

/**
 * Sees streams of events begin: a socket does not say when a subscription listens, so that what happens next may be missed.
 * Whoever else watches the same platform has to do it in turn.
 */
export class Streams {
  #next = Promise.withResolvers<void>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(pubSub: PubSub) {
    const subscribe: PubSub['subscribe'] = pubSub.subscribe.bind(pubSub)
    pubSub.subscribe = (types) => {
      const stream = subscribe(types)
      this.#next.resolve()
      this.#next = Promise.withResolvers()
      return stream
    }
  }

  /** Resolves when the next stream begins. */
  next(): Promise<void> {
    return this.#next.promise
  }

  /** Does one thing after the other, so that the next stream is one's own. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }
}
