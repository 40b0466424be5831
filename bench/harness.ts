import { isDeepStrictEqual } from 'node:util'
import autocannon from 'autocannon'
import type { Job, Side } from './job.ts'
import { type PostgresCpu, postgresCpu } from './postgres-cpu.ts'
import { type SideProcess, startSide } from './side-process.ts'

/** What one side did in one round. CPU is in milliseconds per request, as the operating system counted it. */
export interface Measurement {
  requestsPerSecond: number
  medianMs: number
  serverCpu: number
  /** Undefined where PostgreSQL's processes cannot be seen. */
  postgresCpu: number | undefined
}

/** Measurements by the name of the side, one per round. */
export type Rounds = Map<string, Measurement[]>

export interface RoundOptions {
  databaseUrl: string
  rounds: number
  /** How long a side is asked in each round. */
  seconds: number
  /** Connections that ask at a time. */
  connections: number
}

/** Requests before the first round: enough for what is called often to be compiled. */
const WARM_UP_REQUESTS = 1000

/**
 * Asks every side in turn, round after round, so that a noisy minute falls on all of them.
 *
 * @throws Error when the sides do not answer the same, or one answers an error: then a ratio means nothing.
 */
export async function runRounds(job: Job, options: RoundOptions): Promise<Rounds> {
  const sides = [...job.ours, ...job.peers]
  const running: { side: Side; process: SideProcess }[] = []
  const database = await postgresCpu(options.databaseUrl)
  try {
    for (const side of sides) {
      running.push({ side, process: await startSide(side, options.databaseUrl) })
    }
    await refuseDifferentAnswers(running)
    for (const each of running) await ask(each, { ...options, amount: WARM_UP_REQUESTS })
    const rounds: Rounds = new Map(sides.map(({ name }) => [name, []]))
    for (let round = 0; round < options.rounds; round++) {
      for (const each of running) {
        rounds.get(each.side.name)?.push(await measure(each, options, database))
      }
    }
    return rounds
  } finally {
    await database.close()
    await Promise.all(running.map(({ process }) => process.stop()))
  }
}

type Running = { side: Side; process: SideProcess }

async function refuseDifferentAnswers(running: readonly Running[]): Promise<void> {
  const answers = await Promise.all(
    running.map(async ({ side, process }) => {
      const { method, body, path } = side.request
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(new URL(path, process.url), { method, body, headers })
      return { name: side.name, answer: side.read(await response.json()) }
    }),
  )
  const [ours, ...peers] = answers
  for (const peer of peers) {
    if (isDeepStrictEqual(ours?.answer, peer.answer)) continue
    throw new Error(
      `${ours?.name} and ${peer.name} answer differently:\n${excerpt(ours?.answer)}\n${excerpt(peer.answer)}`,
    )
  }
}

function excerpt(answer: unknown): string {
  return (JSON.stringify(answer) ?? 'nothing').slice(0, 2000)
}

async function measure(
  each: Running,
  options: RoundOptions,
  database: PostgresCpu,
): Promise<Measurement> {
  const [serverBefore, postgresBefore] = [await each.process.cpuMs(), await database.read()]
  const { completed, perSecond, medianMs } = await ask(each, options)
  const [serverAfter, postgresAfter] = [await each.process.cpuMs(), await database.read()]
  const isSeen = postgresBefore !== undefined && postgresAfter !== undefined
  return {
    requestsPerSecond: perSecond,
    medianMs,
    serverCpu: (serverAfter - serverBefore) / completed,
    postgresCpu: isSeen ? (postgresAfter - postgresBefore) / completed : undefined,
  }
}

async function ask(
  { side, process }: Running,
  how: { connections: number; seconds: number; amount?: number },
) {
  const { method, body, path } = side.request
  const result = await autocannon({
    url: new URL(path, process.url).href,
    method,
    body,
    headers: { 'content-type': 'application/json' },
    connections: how.connections,
    ...(how.amount ? { amount: how.amount } : { duration: how.seconds }),
  })
  const failures = result.errors + result.timeouts + result.non2xx
  if (failures > 0 || result['2xx'] === 0) {
    throw new Error(`${side.name} failed ${failures} times and answered ${result['2xx']} times.`)
  }
  const completed = result['2xx']
  return { completed, perSecond: completed / result.duration, medianMs: result.latency.p50 }
}
