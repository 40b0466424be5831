import type { HandlerContext } from '../handler.ts'

/** Marks what people are reminded of now, and answers what nobody was reminded of before. One statement. */
export async function remindedOnce(
  { em, ports, organizationId }: HandlerContext,
  about: readonly string[],
): Promise<Set<string>> {
  if (!about.length) return new Set()
  const written = await em.execute<{ about: string }[]>(
    `insert into calendar_reminder (about, organization_id, created_at)
     select a, ?, ? from unnest(?::text[]) a on conflict do nothing returning about`,
    [organizationId, ports.clock.now(), `{${about.join(',')}}`],
  )
  return new Set(written.map((row) => row.about))
}
