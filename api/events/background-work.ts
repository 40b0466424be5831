import { ReplicaWitness } from './incidents/replica-witness.ts'
import { JobRunner } from './job-runner.ts'
import { OutboxRelay, type RelayContext, type RelayPace } from './outbox-relay.ts'

const PACES: readonly RelayPace[] = ['QUICK', 'SLOW']

/** What goes on without anybody asking: events are told, jobs are run. */
export interface BackgroundWork {
  /** Runs the jobs that are due by the clock, as every minute does. */
  runDueJobs: () => Promise<void>
  close: () => Promise<void>
}

/** Starts the outbox relay, woken by every event, the calendar, and what says that this replica is there and obeys. */
export function startBackgroundWork(
  context: RelayContext,
  events: { onEvent(wake: () => void): void },
): BackgroundWork {
  const relays = PACES.map((pace) => new OutboxRelay(context, pace))
  const jobs = new JobRunner(context)
  events.onEvent(() => {
    for (const relay of relays) relay.wake()
  })
  for (const relay of relays) relay.start()
  jobs.start()
  const witness = new ReplicaWitness(context.ports)
  witness.start()
  return {
    runDueJobs: () => jobs.runDue(),
    async close() {
      await witness.close()
      await jobs.close()
      for (const relay of relays) await relay.close()
    },
  }
}
