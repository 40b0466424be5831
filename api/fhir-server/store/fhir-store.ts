import { AsyncLocalStorage } from 'node:async_hooks'
import { OperationOutcomeError } from '@medplum/core'
import type { Pool, PoolClient, QueryResultRow } from 'pg'
import { fhirSchema } from '../fhir-tables.ts'
import { broken, collided, invalid } from '../outcomes.ts'

const maxAttempts = 4
/** Serialization failure, deadlock, and two writers creating the same id: another attempt helps. */
const retryableStates = new Set(['40001', '40P01', '23505'])

/** Speaks SQL to one FHIR schema; statements inside `transaction` share its connection. */
export class FhirStore {
  /** Quoted schema name for SQL. */
  readonly schema: string
  readonly #pool: Pool
  readonly #current = new AsyncLocalStorage<SerialClient>()

  constructor(pool: Pool, schemaName: string) {
    this.#pool = pool
    this.schema = fhirSchema(schemaName)
  }

  async query<Row extends QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
    try {
      const current = this.#current.getStore()
      const answer = current?.query<Row>(text, values) ?? this.#pool.query<Row>(text, values)
      return (await answer).rows
    } catch (error) {
      throw asOutcome(error)
    }
  }

  /**
   * Runs work in one transaction, again from the start when it met another writer.
   * Work started inside another transaction joins it.
   */
  async transaction<T>(work: () => Promise<T>, isSerializable = false): Promise<T> {
    if (this.#current.getStore()) return work()
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(work, isSerializable)
      } catch (error) {
        if (!isRetryable(error)) throw error
        if (attempt === maxAttempts) throw collided(error)
      }
    }
  }

  async #attempt<T>(work: () => Promise<T>, isSerializable: boolean): Promise<T> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw broken(error)
    })
    const serial = new SerialClient(client)
    let isBroken = false
    try {
      await serial.query(isSerializable ? 'begin isolation level serializable' : 'begin', [])
      const result = await this.#current.run(serial, work)
      await serial.query('commit', [])
      return result
    } catch (error) {
      await serial.query('rollback', []).catch(() => {
        isBroken = true
      })
      throw asOutcome(error)
    } finally {
      client.release(isBroken)
    }
  }
}

/** One connection that answers one statement at a time, however many are asked at once. */
class SerialClient {
  readonly #client: PoolClient
  #last: Promise<unknown> = Promise.resolve()

  constructor(client: PoolClient) {
    this.#client = client
  }

  query<Row extends QueryResultRow>(text: string, values: unknown[]) {
    const next = this.#last.then(() => this.#client.query<Row>(text, values))
    this.#last = next.catch(() => undefined)
    return next
  }
}

const asOutcome = (error: unknown): OperationOutcomeError => {
  if (error instanceof OperationOutcomeError) return error
  // Class 22 is "data exception": the caller sent what PostgreSQL cannot hold, such as U+0000.
  if (sqlState(error)?.startsWith('22')) return invalid('A value cannot be stored or searched.')
  return broken(error)
}

const isRetryable = (error: unknown) =>
  error instanceof OperationOutcomeError && retryableStates.has(sqlState(error.cause) ?? '')

const sqlState = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
