import type { RowWriter } from '../../ports.ts'
import { Gathering } from './gathering.ts'
import { type ChangeOutcome, outcomeOf, type RecordKey } from './record-changes.ts'
import { type TrailEntry, type TrailReply, trailStatement } from './trail-statement.ts'

/** Several statements at a time: one that waits for a row somebody else changes must not hold up the rest. */
const GATHER = { most: 50, atOnce: 4, gatherMs: 2 }

/**
 * Writes what the answers of one authorization server leave behind, those that come at the same time by one statement; each of
 * them waits until its own is written, and on the disk where anything was said of it (decision 47). What fails or was used
 * before fails alone.
 */
export class AccessTrail {
  readonly #rowWriter: RowWriter
  readonly #gathering = new Gathering<Waiting>(GATHER, (batch) => this.#write(batch))

  constructor(rowWriter: RowWriter) {
    this.#rowWriter = rowWriter
  }

  /** Says that a request has begun that may leave something behind; answers what is to be called at its end. */
  begin(): () => void {
    return this.#gathering.begin()
  }

  /** @throws what the database throws; then nothing of the entry is written. */
  record(entry: TrailEntry): Promise<ChangeOutcome> {
    return new Promise((resolve, reject) => this.#gathering.add({ entry, resolve, reject }))
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const together = this.#apart(batch)
    try {
      const { sql, values } = trailStatement(together.map(({ entry }) => entry))
      const replies = await this.#rowWriter.write<TrailReply>(sql, values)
      for (const reply of replies) together[reply.n]?.resolve(outcomeOf([reply]))
    } catch (error) {
      // One that PostgreSQL refuses must not take the others with it. A connection that was lost may have written all.
      if (together.length > 1 && isRefused(error))
        await Promise.all(together.map((each) => this.#write([each])))
      else for (const { reject } of together) reject(error)
    }
  }

  /** A statement changes a row once: what names the same record as another goes with the next. */
  #apart(batch: readonly Waiting[]): Waiting[] {
    const taken = new Set<string>()
    return batch.filter((waiting) => {
      const keys = keysOf(waiting.entry)
      const isFree = keys.every((key) => !taken.has(key))
      if (isFree) for (const key of keys) taken.add(key)
      else this.#gathering.add(waiting)
      return isFree
    })
  }
}

interface Waiting {
  readonly entry: TrailEntry
  readonly resolve: (outcome: ChangeOutcome) => void
  readonly reject: (error: unknown) => void
}

function keysOf({ changes }: TrailEntry): string[] {
  const lists: (readonly RecordKey[])[] = changes
    ? [changes.marks, changes.spent, changes.kept, changes.removed]
    : []
  return lists.flat().map(({ environment, id, model }) => `${environment} ${model} ${id}`)
}

/** PostgreSQL said no (SQLSTATE), and did not go away meanwhile (classes 08 and 57). */
function isRefused(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(?!08|57)[0-9][0-9A-Z]{4}$/.test(code)
}
