import type { WithId } from '@medplum/core'
import type { Resource } from '@medplum/fhirtypes'
import type { Pool, PoolClient } from 'pg'
import { createValueIndexes, dropValueIndexes, fhirSchema } from '../fhir-tables.ts'
import type { PreparedChunk } from './prepare-rows.ts'

/** Resources written by one statement. */
const chunkSize = 250

interface LoadOptions {
  /** Empties the schema first, history included, in the same transaction. @default false */
  readonly replaces?: boolean
}

/**
 * Loads resources into an empty FHIR schema, in one transaction, past the router: row for row the
 * same as if each had been created through the API at one moment. Does nothing when the schema
 * already holds a resource, unless told to replace it; several processes may try at once.
 * @returns how many resources were written.
 */
export const loadPopulation = async (
  pool: Pool,
  schemaName: string,
  resources: readonly WithId<Resource>[],
  { replaces = false }: LoadOptions = {},
): Promise<number> => {
  const schema = fhirSchema(schemaName)
  if (!replaces && (await holdsResources(pool, schema))) return 0
  // The definitions take a second: they are loaded only when there is something to index.
  const { prepareRows } = await import('./prepare-rows.ts')
  const chunks = await prepareRows(resources, new Date(), chunkSize)
  const isWritten = await inTransaction(pool, (client) =>
    writeOnce(client, schema, { chunks, replaces }),
  )
  if (!isWritten) return 0
  // Else the first searches would be planned as if the tables were empty.
  await pool.query(`vacuum (analyze) ${schema}.resource, ${schema}.idx`)
  return resources.length
}

const inTransaction = async <T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

interface Writing {
  readonly chunks: readonly PreparedChunk[]
  readonly replaces: boolean
}

/** Writes unless another process was first, which the lock lets it finish. */
const writeOnce = async (
  client: PoolClient,
  schema: string,
  { chunks, replaces }: Writing,
): Promise<boolean> => {
  await client.query(`lock table ${schema}.resource in share row exclusive mode`)
  const isEmpty = !(await holdsResources(client, schema))
  if (!isEmpty && !replaces) return false
  // Whoever searches a base that holds something must not wait, and needs the indexes.
  await client.query(isEmpty ? dropValueIndexes(schema) : deleteAll(schema))
  for (const chunk of chunks) {
    for (const { sql, values } of chunk.statements(schema)) await client.query(sql, values)
  }
  if (isEmpty) await client.query(createValueIndexes(schema))
  return true
}

/** Rows are deleted, not truncated: whoever reads meanwhile goes on seeing what was there. */
const deleteAll = (schema: string) =>
  ['resource', 'version', 'idx'].map((table) => `delete from ${schema}.${table};`).join('\n')

const holdsResources = async (database: Pool | PoolClient, schema: string): Promise<boolean> => {
  const { rows } = await database.query<{ found: boolean }>(
    `select exists (select from ${schema}.resource) as found`,
  )
  return rows[0]?.found ?? false
}
