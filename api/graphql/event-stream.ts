import type { DomainEvent } from '../domain/events.ts'
import { InvalidPageError, UnauthenticatedError } from '../errors.ts'
import type { PublishedEvent } from '../ports.ts'
import { viewerById } from '../queries/account/viewer.ts'
import { eventsAfter } from '../queries/events-after.ts'
import type { GraphqlContext } from './graphql-context.ts'
import { makeLoaders } from './loaders.ts'

interface Stream<T extends DomainEvent['type']> {
  types: readonly T[]
  after?: string | null | undefined
  /** Asked for every event, with the viewer as they are then. */
  wants: (
    ctx: GraphqlContext,
    event: Extract<DomainEvent, { type: T }>,
    delivery: { isReplay: boolean },
  ) => boolean | Promise<boolean>
  /** @default false: only signed-in people may watch. */
  isPublic?: boolean
}

/**
 * Makes the event stream of one subscription: first what was missed since `after`, then what comes.
 *
 * Listening starts before the replay, and numbers already seen are skipped, so nothing is lost between the two
 * (GRAPHQL.md, 9). Who the viewer is is read again for every delivery: a role taken away ends what it let through, and
 * the end of a session ends the stream.
 *
 * @throws InvalidPageError when `after` is no cursor of such a stream.
 */
export function eventStream<T extends DomainEvent['type']>(
  ctx: GraphqlContext,
  stream: Stream<T>,
): AsyncIterableIterator<PublishedEvent> {
  if (!ctx.viewer && !stream.isPublic) throw new UnauthenticatedError()
  const after = readCursor(stream.after)
  const live = ctx.ports.pubSub.subscribe(stream.types)
  return new ResumedStream(
    live,
    async () => (after === undefined ? [] : eventsAfter(ctx, stream.types, after)),
    async (published, isReplay) => {
      const event = published.event as Extract<DomainEvent, { type: T }>
      await refresh(ctx)
      return stream.wants(ctx, event, { isReplay })
    },
  )
}

function readCursor(after: string | null | undefined): number | undefined {
  if (after === null || after === undefined) return undefined
  if (/^\d{1,15}$/.test(after)) return Number(after)
  throw new InvalidPageError('This cursor is not one of this subscription. Begin without it.')
}

/** Each delivery sees rows and viewer as they are now, not as they were when the socket opened. */
async function refresh(ctx: GraphqlContext): Promise<void> {
  ctx.em = ctx.em.fork({ clear: true })
  ctx.loaders = makeLoaders(ctx)
  if (!ctx.viewer) return
  ctx.viewer = await viewerById(ctx.ports.rowReader, ctx.viewer.userId, ctx.viewer.session)
  if (!ctx.viewer) throw new UnauthenticatedError('Your session has ended. Sign in again.')
}

class ResumedStream implements AsyncIterableIterator<PublishedEvent> {
  readonly #live: AsyncIterableIterator<PublishedEvent>
  readonly #isWanted: (published: PublishedEvent, isReplay: boolean) => Promise<boolean>
  readonly #replay: () => Promise<PublishedEvent[]>
  readonly #replayed = new Set<number>()
  #backlog: PublishedEvent[] | undefined

  constructor(
    live: AsyncIterableIterator<PublishedEvent>,
    replay: () => Promise<PublishedEvent[]>,
    isWanted: (published: PublishedEvent, isReplay: boolean) => Promise<boolean>,
  ) {
    this.#live = live
    this.#replay = replay
    this.#isWanted = isWanted
  }

  /** Whoever iterates does not say goodbye after a failure, so this does. */
  async next(): Promise<IteratorResult<PublishedEvent>> {
    try {
      return await this.#next()
    } catch (error) {
      await this.return()
      throw error
    }
  }

  async return(): Promise<IteratorResult<PublishedEvent>> {
    await this.#live.return?.()
    return { value: undefined, done: true }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async #next(): Promise<IteratorResult<PublishedEvent>> {
    this.#backlog ??= await this.#replay()
    for (;;) {
      const missed = this.#backlog.shift()
      if (missed) this.#replayed.add(missed.cursor)
      const result = missed ? { value: missed, done: false as const } : await this.#live.next()
      if (result.done) return result
      // Transactions do not commit in the order of their numbers: a lower one may come later, and is new.
      if (!missed && this.#replayed.has(result.value.cursor)) continue
      if (await this.#isWanted(result.value, missed !== undefined)) return result
    }
  }
}
