import type { RowWriter } from '../../ports.ts'
import { type FhirAccess, RECORD_ACCESSES, trailRow } from './audit-fhir-access.ts'
import { Gathering } from './gathering.ts'

/** What an access relied on without asking; it is recorded only if nothing of that has changed. */
export interface Reliance {
  /** What a change is told of by, see `standing_change`. */
  readonly keys: readonly string[]
  /** Whether nothing of it was heard to have changed since. */
  stillStands(): boolean
}

export interface FhirAccessTrailOptions {
  readonly rowWriter: RowWriter
  /** Told the keys of what changed, as a statement of ours found them. */
  readonly onChanged: (keys: readonly string[]) => void
  /** Told when changes may have been missed: all that is remembered is to be forgotten. */
  readonly onMissed: () => void
}

/** One statement at a time: while it waits for the disk, the rows of the next gather. */
const GATHER = { most: 200, atOnce: 1, gatherMs: 2 }

/**
 * Writes accesses to the audit trail, those that come at the same time by one statement, and each of them waits until it is on
 * the disk. The same statement looks whether anything changed that one of them relied on (decision 51): such an access is
 * not recorded, and whoever made it has to ask anew before anything leaves.
 */
export class FhirAccessTrail {
  readonly #options: FhirAccessTrailOptions
  readonly #gathering = new Gathering<Waiting>(GATHER, (batch) => this.#write(batch))
  /** Up to here every change was told to `onChanged`. */
  #seen: Seen | undefined

  constructor(options: FhirAccessTrailOptions) {
    this.#options = options
  }

  /**
   * Records an access; resolves to false, and nothing is recorded, when something it relied on has changed.
   * @throws what the database throws; then the access must not be answered.
   */
  record(access: FhirAccess, reliance?: Reliance): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#gathering.add({ id: crypto.randomUUID(), access, reliance, resolve, reject })
    })
  }

  /** Runs a request that is going to record an access: others that record meanwhile wait for it a moment. */
  async during<T>(request: () => Promise<T>): Promise<T> {
    const end = this.#gathering.begin()
    try {
      return await request()
    } finally {
      end()
    }
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const standing = batch.filter(({ reliance, resolve }) => {
      const stands = reliance?.stillStands() ?? true
      if (!stands) resolve(false)
      return stands
    })
    if (standing.length === 0) return
    try {
      await this.#send(standing)
    } catch (error) {
      // One that PostgreSQL cannot keep must not take the others with it.
      if (standing.length > 1) await Promise.all(standing.map((each) => this.#write([each])))
      else standing[0]?.reject(error)
    }
  }

  async #send(batch: readonly Waiting[]): Promise<void> {
    const rows = batch.map(({ id, access, reliance }, n) => ({
      ...trailRow(access),
      ...{ n, id, rests_on: reliance?.keys },
    }))
    const [first] = batch
    if (!first) return
    const { organizationId, environment } = first.access
    const { snapshot = null, taken_at: takenAt = null } = this.#seen ?? {}
    const [reply] = await this.#options.rowWriter.write<Reply>(RECORD_ACCESSES, [
      ...[JSON.stringify(rows), snapshot, snapshot, takenAt],
      ...[environment, organizationId, environment],
    ])
    if (!reply) throw new Error('The audit trail did not answer.')
    this.#hear(reply)
    const stale = new Set(reply.stale ?? [])
    for (const [n, { resolve }] of batch.entries()) resolve(!stale.has(n))
  }

  #hear(reply: Reply): void {
    this.#seen = reply
    if (!reply.is_trusted) this.#options.onMissed()
    else if (reply.changed) this.#options.onChanged(reply.changed)
  }
}

interface Waiting {
  readonly id: string
  readonly access: FhirAccess
  readonly reliance: Reliance | undefined
  readonly resolve: (isRecorded: boolean) => void
  readonly reject: (error: unknown) => void
}

/** A point in the history of the database, in its own words. */
interface Seen {
  snapshot: string
  taken_at: string
}

interface Reply extends Seen {
  is_trusted: boolean
  stale: number[] | null
  changed: string[] | null
}
