import { JobRunner } from './job-runner.ts'
import { OutboxRelay, type RelayContext } from './outbox-relay.ts'

/** What goes on without anybody asking: events are told, jobs are run. */
export interface BackgroundWork {
  /** Runs the jobs that are due by the clock, as every minute does. */
  runDueJobs: () => Promise<void>
  close: () => Promise<void>
}

/** Starts the outbox relay, woken by every event, and the calendar. */
export function startBackgroundWork(
  context: RelayContext,
  events: { onEvent(wake: () => void): void },
): BackgroundWork {
  const relay = new OutboxRelay(context)
  const jobs = new JobRunner(context)
  events.onEvent(() => relay.wake())
  relay.start()
  jobs.start()
  return {
    runDueJobs: () => jobs.runDue(),
    async close() {
      await jobs.close()
      await relay.close()
    },
  }
}
