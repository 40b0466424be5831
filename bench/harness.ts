import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { type Asking, askOnce, askSide, type Running } from './ask-side.ts'
import type { BenchDatabase } from './data/bench-database.ts'
import type { Job } from './job.ts'
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
  database: BenchDatabase
  rounds: number
  /** How long a side is asked in each round. */
  seconds: number
  /** How many things of its supply a side uses up in each round at most, where a job has one. */
  uses: number
  /** How often a side is walked in each round, where a job is more than one request. */
  walks: number
  /** Connections that ask at a time. */
  connections: number
}

/** Requests before the first round: enough for what is called often to be compiled. */
const WARM_UP_REQUESTS = 1000
const WARM_UP_WALKS = 200

/**
 * Asks every side in turn, round after round, so that a noisy minute falls on all of them.
 *
 * @throws Error when the sides do not answer the same, or one answers an error: then a ratio means nothing.
 */
export async function runRounds(job: Job, options: RoundOptions): Promise<Rounds> {
  const running: Running[] = []
  const cpu = await postgresCpu(options.database.adminUrl)
  const run: Run = { job, options, running, cpu, written: undefined }
  try {
    await startSides(run)
    await refuseDifferentAnswers(run)
    for (const each of running)
      await measure(run, each, { amount: WARM_UP_REQUESTS, walks: WARM_UP_WALKS })
    const rounds: Rounds = new Map(running.map(({ side }) => [side.name, []]))
    for (let round = 0; round < options.rounds; round++) {
      for (const each of running)
        rounds.get(each.side.name)?.push(await measure(run, each, { walks: options.walks }))
    }
    return rounds
  } finally {
    await cpu.close()
    await Promise.all(running.map(({ process }) => process.stop()))
  }
}

interface Run {
  job: Job
  options: RoundOptions
  running: Running[]
  cpu: PostgresCpu
  /** What the first side left in its database after a round, for the others to be compared with. */
  written: unknown
}

async function startSides({ job, options: { database }, running }: Run): Promise<void> {
  const common = job.dataset ? await database.copy() : database.url
  await job.dataset?.(common)
  for (const side of [...job.ours, ...job.peers]) {
    const databaseUrl = job.supply ? await database.copy() : common
    await job.supply?.prepare(databaseUrl)
    running.push({ side, databaseUrl, process: await startSide(side, databaseUrl) })
  }
}

async function refuseDifferentAnswers({ job, running }: Run): Promise<void> {
  const [ours, ...peers] = await Promise.all(
    running.map(async (each) => {
      const [thing] = (await job.supply?.refill(each.databaseUrl)) ?? []
      return { name: each.side.name, answer: await askOnce(each, thing) }
    }),
  )
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
  run: Run,
  each: Running,
  length: Pick<Asking, 'amount' | 'walks'>,
): Promise<Measurement> {
  const { cpu, options } = run
  const { connections, seconds } = options
  const things = await refill(run, each)
  if (things) await untilQuiet(run.running.map(({ process }) => process))
  const [serverBefore, postgresBefore] = [await each.process.cpuMs(), await cpu.read()]
  const asked = await askSide(each, { connections, seconds, ...length, things })
  const { completed, perSecond, medianMs } = asked
  const [serverAfter, postgresAfter] = [await each.process.cpuMs(), await cpu.read()]
  if (things) await refuseOtherTraces(run, each, completed)
  const isSeen = postgresBefore !== undefined && postgresAfter !== undefined
  return {
    requestsPerSecond: perSecond,
    medianMs,
    serverCpu: (serverAfter - serverBefore) / completed,
    postgresCpu: isSeen ? (postgresAfter - postgresBefore) / completed : undefined,
  }
}

/** As many things as all connections can have the same number of. */
async function refill({ job, options: { connections, uses } }: Run, { databaseUrl }: Running) {
  const things = await job.supply?.refill(databaseUrl)
  if (!things) return undefined
  return things.slice(0, Math.floor(Math.min(things.length, uses) / connections) * connections)
}

/** Answers can say "done" when it is not: what counts is what stands in the database. Then it is cleared away. */
async function refuseOtherTraces(
  run: Run,
  { side, databaseUrl }: Running,
  completed: number,
): Promise<void> {
  const written = await run.job.supply?.written(databaseUrl)
  await run.job.supply?.refill(databaseUrl)
  run.written ??= written
  if (written?.used !== completed) {
    throw new Error(`${side.name} answered ${completed} times and wrote ${excerpt(written)}`)
  }
  if (isDeepStrictEqual(run.written, written)) return
  throw new Error(
    `${side.name} wrote ${excerpt(written)}; the first side wrote ${excerpt(run.written)}`,
  )
}

const QUIET_MS = 200

/** Waits until no side works off what came of its last round: that must not fall on the next. */
async function untilQuiet(processes: readonly SideProcess[]): Promise<void> {
  const used = async () => {
    const each = await Promise.all(processes.map((process) => process.cpuMs()))
    return each.reduce((sum, ms) => sum + ms, 0)
  }
  for (let before = -Infinity, now = await used(); now - before > QUIET_MS / 10; ) {
    await sleep(QUIET_MS)
    ;[before, now] = [now, await used()]
  }
}
