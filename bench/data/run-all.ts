import pg from 'pg'

/** Runs statements one after the other on a connection of their own; answers the rows of the last. */
export async function runAll(
  url: string,
  statements: readonly (string | pg.QueryConfig)[],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    let rows: Record<string, unknown>[] = []
    for (const statement of statements) ({ rows } = await client.query(statement))
    return rows
  } finally {
    await client.end()
  }
}
