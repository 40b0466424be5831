import type { RequestContext } from '../../context.ts'

/**
 * Names each version and those it brings back, nearest first, however often the app was rolled back: what was filed for
 * any of them stands for it. One statement.
 */
export async function restoredChains(
  { em }: Pick<RequestContext, 'em'>,
  versionIds: readonly string[],
): Promise<string[][]> {
  const rows = await em.execute<{ asked: string; id: string }[]>(CHAINS, [
    `{${versionIds.join(',')}}`,
  ])
  return versionIds.map((asked) => rows.filter((row) => row.asked === asked).map(({ id }) => id))
}

/** A version brings back one with a lower number, so that no chain comes back to itself. */
const CHAINS = `
with recursive chain as (
  select v.id as asked, v.id, v.restores_version_id as restores, 0 as steps
  from app_version v where v.id = any(?::uuid[])
  union all
  select c.asked, v.id, v.restores_version_id, c.steps + 1
  from chain c join app_version v on v.id = c.restores
)
select asked, id from chain order by asked, steps`
