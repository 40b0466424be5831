import type { RequestContext } from '../../context.ts'
import type { RollBackFacts } from '../../domain/governance/roll-back.ts'

type Row = RollBackFacts & { id: string }

/** Reads of each version what a roll-back to it looks at. One statement. */
export async function rollBackFacts(
  ctx: Pick<RequestContext, 'em'>,
  versionIds: readonly string[],
): Promise<(RollBackFacts | undefined)[]> {
  const rows = await ctx.em.execute<Row[]>(STATEMENT, [`{${versionIds.join(',')}}`])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return versionIds.map((id) => byId.get(id))
}

const STATEMENT = `
select v.id, v.status,
  exists (select 1 from audit_event e where e.app_version_id = v.id and e.action = 'app-version.supersede'
    and e.detail->>'from' = 'LIVE') as "wasReplacedInUse",
  exists (select 1 from app_version n where n.app_id = v.app_id and n.number > v.number
    and n.status in ('LIVE', 'SUSPENDED')) as "hasSuccessor",
  (select jsonb_build_object('number', o.number, 'status', o.status) from app_version o
    where o.app_id = v.app_id and o.status in ('DRAFT', 'IN_REVIEW') order by o.number desc limit 1) as open
from app_version v where v.id = any(?::uuid[])`
