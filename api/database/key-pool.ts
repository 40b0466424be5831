import pg from 'pg'

/** Plans are gone with their connection, so it is not closed after ten seconds as usual. */
const KEPT_MS = 5 * 60_000

/**
 * Opens connections for prepared statements that find everything by its key, as the authorization server's do.
 *
 * PostgreSQL plans a prepared statement by the tables as they are at that moment, and keeps the plan until it has looked at
 * them again: one made while a table was nearly empty reads all of it, as it grows, at each launch. Here plans are made once
 * for each connection and take the index, however few rows there are; lists of many rows have no place here.
 *
 * @see https://www.postgresql.org/docs/current/runtime-config-query.html
 */
export function openKeyPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    idleTimeoutMillis: KEPT_MS,
    onConnect: setKeyPlans,
  })
  pool.on('error', () => undefined) // an idle connection was lost; the next query opens another
  return pool
}

/** Plans statements of a connection once, and by their keys. */
export async function setKeyPlans(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  await client.query('set plan_cache_mode = force_generic_plan; set enable_seqscan = off')
}
