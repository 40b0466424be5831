import type { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import { DatabaseUnavailableError } from '../errors.ts'

/** Any number, the same in every replica. */
const MIGRATION_LOCK = 7_274_001
const OLDEST_SERVER = 15

/**
 * Brings the database to the present schema; replicas starting together take turns.
 *
 * The lock is taken on a connection of its own: the migrator itself takes none, and two of them at once fail
 * on each other's tables.
 *
 * @throws DatabaseUnavailableError in one line when the server cannot be reached or is older than 15.
 */
export async function migrate(orm: MikroORM, databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (cause) {
    throw unreachable(databaseUrl, cause)
  }
  try {
    await refuseOldServer(client)
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await orm.migrator.up()
  } finally {
    await client.end()
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ v: string }>(
    "select current_setting('server_version_num') v",
  )
  const major = Math.floor(Number(rows[0]?.v ?? 0) / 10_000)
  if (major < OLDEST_SERVER) {
    throw new DatabaseUnavailableError(
      `PostgreSQL ${major} is too old; Gatehouse needs ${OLDEST_SERVER} or newer.`,
    )
  }
}

/** Says where, never with which password. */
function unreachable(databaseUrl: string, cause: unknown): DatabaseUnavailableError {
  const { hostname, port, pathname } = new URL(databaseUrl)
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause)
  const where = `${hostname}:${port || 5432}${pathname}`
  return new DatabaseUnavailableError(
    `Cannot reach the database at ${where}: ${reason || 'no answer'}`,
    cause,
  )
}
