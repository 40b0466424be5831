import type { HandlerContext } from './handler.ts'
import { JOBS, type Job } from './jobs.ts'
import type { RelayContext } from './outbox-relay.ts'
import { tellableReason } from './retry.ts'

const LOOK_EVERY_MS = 60_000
const AGAIN_AFTER_FAILURE_MINUTES = 5

/**
 * Runs the jobs of the calendar when they are due, each on one replica at a time.
 *
 * The row of a job is locked while it runs (`for update skip locked`): another replica passes it by, and a crash
 * leaves it due. What failed is logged and tried again after five minutes.
 */
export class JobRunner {
  readonly #context: RelayContext
  readonly #jobs: readonly Job[]
  #timer: NodeJS.Timeout | undefined
  #current: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(context: RelayContext, jobs: readonly Job[] = JOBS) {
    this.#context = context
    this.#jobs = jobs
  }

  start(): void {
    const look = () => {
      this.runDue().catch((error: unknown) => {
        if (!this.#isClosed)
          this.#context.ports.logger.error({ err: error }, 'the calendar could not be read')
      })
    }
    look()
    this.#timer = setInterval(look, LOOK_EVERY_MS)
    this.#timer.unref()
  }

  /** Runs everything that is due now, one after the other. */
  runDue(): Promise<void> {
    const turn = this.#current.then(() => this.#runAll())
    this.#current = turn.catch(() => undefined)
    return turn
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    await this.#current
  }

  async #runAll(): Promise<void> {
    for (const job of this.#jobs) if (!this.#isClosed) await this.#runWhenDue(job)
  }

  async #runWhenDue(job: Job): Promise<void> {
    const { forkEntityManager, ports } = this.#context
    const now = ports.clock.now()
    await forkEntityManager().transactional(async (em) => {
      await em.execute(
        'insert into scheduled_job (name, next_run_at) values (?, ?) on conflict (name) do nothing',
        [job.name, now],
      )
      const due = await em.execute(
        'select name from scheduled_job where name = ? and next_run_at <= ? for update skip locked',
        [job.name, now],
      )
      if (!due.length) return
      const failure = await this.#attempt(job, { ...this.#context, em: forkEntityManager() })
      const minutes = failure === null ? job.everyMinutes : AGAIN_AFTER_FAILURE_MINUTES
      await em.execute(
        'update scheduled_job set last_run_at = ?, next_run_at = ?, last_error = ? where name = ?',
        [now, new Date(now.getTime() + minutes * 60_000), failure, job.name],
      )
    })
  }

  async #attempt(job: Job, ctx: HandlerContext): Promise<string | null> {
    try {
      await job.run(ctx)
      return null
    } catch (error) {
      this.#context.ports.logger.error(
        { err: error, job: job.name },
        'a job of the calendar failed',
      )
      return tellableReason(error)
    }
  }
}
