import { query } from './sql.ts'
import type { TestPlatform } from './test-platform.ts'

/** How many rows each table has; two of them compare to "nothing was written". */
export async function rowCounts({ databaseUrl }: TestPlatform): Promise<Record<string, number>> {
  const tables = await query<{ name: string }>(
    databaseUrl,
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
     and relname not in ('rate_limit', 'oidc_record') order by 1`,
  )
  const counts = tables.map(
    ({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`,
  )
  const rows = await query<{ name: string; n: number }>(databaseUrl, counts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}

/** A digest of every row of every table but those that grow by reading; equal digests mean that nothing changed. */
export async function contents(
  platform: TestPlatform,
  without: readonly string[] = ['audit_event'],
): Promise<Record<string, string>> {
  const tables = Object.keys(await rowCounts(platform)).filter((name) => !without.includes(name))
  const digests = tables.map(
    (name) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t`,
  )
  const rows = await query<{ name: string; digest: string }>(
    platform.databaseUrl,
    digests.join(' union all '),
  )
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}

/** Reads one column of rows, oldest first where the statement says so. */
export async function column<T>(
  { databaseUrl }: TestPlatform,
  statement: string,
  values: unknown[] = [],
): Promise<T[]> {
  const rows = await query<Record<string, T>>(databaseUrl, statement, values)
  return rows.flatMap((row) => Object.values(row).slice(0, 1))
}
