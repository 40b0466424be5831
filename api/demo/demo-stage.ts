import type { RunningApp } from '../app.ts'
import type { CommandResult } from '../commands/user-fault.ts'
import type { RequestContext } from '../context.ts'
import type { EntityManager, Ports } from '../ports.ts'
import { viewerById } from '../queries/account/viewer.ts'

/** The parts of the running house the demo needs. */
export type DemoHouse = Pick<RunningApp, 'urls' | 'orm' | 'pool' | 'ports' | 'organization'>

/** The sites of the demonstration's vendors are made up: nothing outside is asked for them. */
const unvisited = async () => ({
  problem: 'It was not looked at: the demonstration visits no sites outside.',
})
const UNVISITED: Ports['pages'] = { look: unvisited, read: unvisited }

const DAY = 86_400_000

/**
 * Where the demo's history is played: every act is a real command, done by somebody at some moment.
 *
 * Each act gets a unit of work of its own within the one transaction, as each request would. Its
 * clock stands still at that moment, so that audit, status and messages tell one story.
 */
export class DemoStage {
  readonly #house: DemoHouse
  readonly #em: EntityManager
  readonly #now: Date

  constructor(house: DemoHouse, em: EntityManager) {
    this.#house = house
    this.#em = em
    this.#now = house.ports.clock.now()
  }

  /** The moment some days before the demo is seeded; fractions of a day are fine. */
  daysAgo(days: number): Date {
    return new Date(this.#now.getTime() - days * DAY)
  }

  /** The platform itself, at a moment. */
  backstage(at: Date = this.#now): RequestContext {
    const { ports, urls, organization } = this.#house
    const em = this.#em.fork({ keepTransactionContext: true })
    return {
      viewer: undefined,
      em,
      ports: { ...ports, ...rowsWithin(em), pages: UNVISITED, clock: { now: () => at } },
      urls,
      organizationId: organization.id,
      requestId: crypto.randomUUID(),
      sourceIp: '127.0.0.1',
    }
  }

  /** Somebody with an account, at a moment. */
  async as(userId: string, at: Date = this.#now): Promise<RequestContext> {
    const ctx = this.backstage(at)
    return { ...ctx, viewer: await viewerById(ctx.ports.rowReader, userId) }
  }
}

/** Reads and changes rows within the transaction of a unit of work, where everything else of the demo is. */
function rowsWithin(em: EntityManager): Pick<Ports, 'rowReader' | 'rowWriter'> {
  const run = <Row extends object>(sql: string, values: readonly unknown[]) =>
    em.execute<Row[]>(sql, values.map(bound))
  return { rowReader: { rows: run }, rowWriter: { write: run } }
}

/** The mapper would write a list as several values; PostgreSQL reads an array from text. */
function bound(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const items = value.map((one) => (one === null ? 'NULL' : JSON.stringify(String(one))))
  return `{${items.join()}}`
}

/**
 * Takes the value of a command that has to succeed.
 *
 * @throws Error with the words of the refusal: the demo's own data is wrong.
 */
export async function done<T>(what: string, result: Promise<CommandResult<T>>): Promise<T> {
  const answer = await result
  if (answer.ok) return answer.value
  const faults = answer.error.map((fault) =>
    fault.kind === 'field' ? `${fault.path?.join('.') ?? ''}: ${fault.message}` : fault.message,
  )
  throw new Error(`The demo could not ${what}: ${faults.join(' ')}`)
}
