import type { Logger, PubSub, RowWriter, StandingWatcher } from '../../ports.ts'

const HEARTBEAT_MS = 10_000
const INCIDENT = 'incident:'

interface WitnessPorts {
  readonly rowWriter: RowWriter
  readonly logger: Logger
  readonly pubSub: Pick<PubSub, 'watchStanding'>
}

/**
 * Says of this replica that it is there, and confirms each incident once it obeys (decision 63).
 *
 * What an incident changes is told before the incident itself, on one connection and in that order: when the incident is
 * heard, what was remembered of its tokens is dropped. A replica that did not listen has forgotten everything when it listens
 * again, so it confirms then what it missed.
 */
export class ReplicaWitness implements StandingWatcher {
  readonly id = crypto.randomUUID()
  readonly #ports: WitnessPorts
  #beat: NodeJS.Timeout | undefined
  #unwatch: (() => void) | undefined
  /** One after the other, so that nothing is under way any more when it is closed. */
  #writing: Promise<void> = Promise.resolve()

  constructor(ports: WitnessPorts) {
    this.#ports = ports
  }

  start(): void {
    this.#write(SEEN, [this.id])
    this.#beat = setInterval(() => this.#write(SEEN, [this.id]), HEARTBEAT_MS)
    this.#beat.unref()
    this.#unwatch = this.#ports.pubSub.watchStanding(this)
  }

  changed(key: string): void {
    if (key.startsWith(INCIDENT)) this.#write(OBEYED, [this.id, key.slice(INCIDENT.length)])
  }

  listening(isListening: boolean): void {
    if (isListening) this.#write(OBEYED_MISSED, [this.id])
  }

  /** Takes this replica from the list: it answers nobody from now on. */
  async close(): Promise<void> {
    clearInterval(this.#beat)
    this.#unwatch?.()
    this.#write('delete from replica where id = ?', [this.id])
    await this.#writing
  }

  #write(statement: string, values: readonly unknown[]): void {
    this.#writing = this.#writing
      .then(() => this.#ports.rowWriter.write(statement, values))
      .then(() => undefined)
      .catch((error: unknown) => {
        this.#ports.logger.warn({ err: error }, 'this replica could not say that it is there')
      })
  }
}

/** Those that were not heard of for a day are forgotten. */
const SEEN = `
with gone as (delete from replica where seen_at < now() - interval '1 day')
insert into replica (id) values (?) on conflict (id) do update set seen_at = now()`

/** People who watch the incident see it: with the confirmation goes what tells of it. */
const tells = (confirmed: string) => `
with confirmed as (${confirmed} returning incident_id)
insert into outbox_message (id, organization_id, created_at, type, payload, attempts, next_attempt_at)
select gen_random_uuid(), i.organization_id, now(), 'incident.moved',
  jsonb_build_object('type', 'incident.moved', 'incidentId', i.id), 0, now()
from confirmed c join incident i on i.id = c.incident_id`

const OBEYED = tells(`
  insert into incident_replica (incident_id, replica_id, obeyed_at)
  select i.id, given.replica_id, clock_timestamp()
  from (select ?::uuid as replica_id, ?::uuid as incident_id) given join incident i on i.id = given.incident_id
  on conflict (incident_id, replica_id) do update set obeyed_at = excluded.obeyed_at
    where incident_replica.obeyed_at is null`)

const OBEYED_MISSED = tells(`
  update incident_replica set obeyed_at = clock_timestamp() where replica_id = ?::uuid and obeyed_at is null`)
