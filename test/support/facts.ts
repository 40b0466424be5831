import { expect, vi } from 'vitest'
import type { DomainEvent } from '../../api/domain/events.ts'
import { query } from './sql.ts'
import type { TestPlatform } from './test-platform.ts'

/**
 * How many rows each table has, when what was committed has been told; two of them compare to "nothing was written".
 */
export async function rowCounts(platform: TestPlatform): Promise<Record<string, number>> {
  await everythingTold(platform)
  const { databaseUrl } = platform
  const tables = await query<{ name: string }>(
    databaseUrl,
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
     and relname not in ('rate_limit', 'oidc_record', 'access_count', 'access_count_progress', 'replica', 'incident_replica') order by 1`,
  )
  const counts = tables.map(
    ({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`,
  )
  const rows = await query<{ name: string; n: number }>(databaseUrl, counts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}

/** A digest of every row of every table but those that grow by reading or by the clock; equal digests mean that nothing changed. */
export async function contents(
  platform: TestPlatform,
  without: readonly string[] = ['audit_event', 'scheduled_job'],
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
  { databaseUrl }: Pick<TestPlatform, 'databaseUrl'>,
  statement: string,
  values: unknown[] = [],
): Promise<T[]> {
  const rows = await query<Record<string, T>>(databaseUrl, statement, values)
  return rows.flatMap((row) => Object.values(row).slice(0, 1))
}

/** Waits until everything that was committed has been told: inboxes are written, mails are sent. */
export async function everythingTold(platform: Pick<TestPlatform, 'databaseUrl'>): Promise<void> {
  const open = `select count(*)::int from outbox_message where delivered_at is null and attempts < 12`
  await vi.waitFor(async () => expect(await column(platform, open)).toEqual([0]), {
    timeout: 40_000,
    interval: 25,
  })
}

/**
 * Waits until everything that was committed has been heard by those who watch: notifications come in the order of commits,
 * so that of a row written now comes last.
 */
export async function everythingHeard({
  databaseUrl,
  organization,
  ports,
}: Pick<TestPlatform, 'databaseUrl' | 'organization' | 'ports'>): Promise<void> {
  const type = `mark.${crypto.randomUUID()}`
  const stream = ports.pubSub.subscribe([type as DomainEvent['type']])
  const id = await happened({ databaseUrl, organization }, { type }, new Date())
  await stream.next()
  await stream.return?.()
  await query(databaseUrl, 'delete from outbox_message where id = $1', [id])
}

/** Writes an event into the outbox, as whoever has it happen does. Returns the id of its row. */
export async function happened(
  { databaseUrl, organization }: Pick<TestPlatform, 'databaseUrl' | 'organization'>,
  event: { type: string } & Record<string, unknown>,
  deliveredAt: Date | null = null,
): Promise<string> {
  const [row] = await query<{ id: string }>(
    databaseUrl,
    `insert into outbox_message (id, organization_id, created_at, type, payload, next_attempt_at, delivered_at)
     values (gen_random_uuid(), $1, now(), $2, $3, now(), $4) returning id`,
    [organization.id, event.type, event, deliveredAt],
  )
  return row?.id ?? ''
}
