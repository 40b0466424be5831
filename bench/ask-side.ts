import autocannon from 'autocannon'
import type { Asked, AskedSide, Side } from './job.ts'
import type { SideProcess } from './side-process.ts'
import { walkOnce, walkSide } from './walk-side.ts'

/** A side that runs, and the database it works on. */
export interface Running {
  side: Side
  process: SideProcess
  databaseUrl: string
}

export interface Asking {
  connections: number
  /** How long to ask, unless an amount or things are given. */
  seconds: number
  /** Requests to make; the seconds do not count then. */
  amount?: number
  /** One request is made for each; their number is a multiple of the connections. */
  things?: readonly string[] | undefined
  /** How often all connections together go, where a side is walked. */
  walks: number
}

/** Things are used up at different speeds: the end of it is looked for this often, in milliseconds. */
const LOOK_EVERY_MS = 20

/**
 * Asks one side by several connections at a time.
 *
 * @throws Error when a request failed: then a figure means nothing.
 */
export async function askSide({ side, process }: Running, how: Asking): Promise<Asked> {
  if ('walker' in side) return walkSide(side, process, how)
  const { method, path } = side.request
  const { connections, things } = how
  const result = await autocannon({
    url: new URL(path, process.url).href,
    method,
    body: bodyOf(side, things?.[0]),
    headers: headersFor(process),
    connections,
    ...lengthOf(how),
    ...(things ? { setupClient: sharesOut(side, things, connections) } : {}),
  })
  const failures = result.errors + result.timeouts + result.non2xx
  if (failures > 0 || result['2xx'] === 0) {
    throw new Error(`${side.name} failed ${failures} times and answered ${result['2xx']} times.`)
  }
  const completed = result['2xx']
  return { completed, perSecond: completed / result.duration, medianMs: result.latency.p50 }
}

/** Asks once, by hand, and reads the answer in the words of the job. */
export async function askOnce({ side, process }: Running, thing?: string): Promise<unknown> {
  if ('walker' in side) return walkOnce(side, process)
  const { method, path } = side.request
  const body = bodyOf(side, thing)
  const response = await fetch(new URL(path, process.url), {
    method,
    ...(body === undefined ? {} : { body }),
    headers: headersFor(process),
  })
  const answer = await response.text()
  try {
    return side.read(JSON.parse(answer))
  } catch (cause) {
    throw new Error(`${side.name} answered ${answer.slice(0, 2000)}`, { cause })
  }
}

function headersFor({ headers }: SideProcess): Record<string, string> {
  return { 'content-type': 'application/json', ...headers }
}

function bodyOf({ request: { body } }: AskedSide, thing = ''): string | undefined {
  return typeof body === 'function' ? body(thing) : body
}

function lengthOf({ amount, things, seconds }: Asking) {
  if (things) return { amount: things.length, sampleInt: LOOK_EVERY_MS }
  return amount ? { amount } : { duration: seconds }
}

/** Gives every connection things of its own, each for one request. */
function sharesOut(side: AskedSide, things: readonly string[], connections: number) {
  const share = things.length / connections
  let first = 0
  return (client: autocannon.Client) => {
    const own = things.slice(first, first + share)
    first += share
    client.setRequests(own.map((thing) => ({ body: bodyOf(side, thing) })))
  }
}
