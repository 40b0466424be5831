import type { ScopeDecision } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'

/** What was decided about a scope of the version in use, when a newer one was reviewed. */
export interface EarlierDecision {
  versionId: string
  /** The number of the version that is in use. */
  number: number
  scope: string
  decision: ScopeDecision
  grantedScope: string | null
  reason: string | null
}

/**
 * Reads what was decided about the version in use of each version's app: what is asked for again can be decided the
 * same. One statement; nothing for first versions.
 */
export async function earlierDecisions(
  ctx: RequestContext,
  versionIds: readonly string[],
): Promise<EarlierDecision[][]> {
  const rows = await ctx.em.execute<EarlierDecision[]>(STATEMENT, [`{${versionIds.join(',')}}`])
  return versionIds.map((id) => rows.filter(({ versionId }) => versionId === id))
}

const STATEMENT = `
select v.id as "versionId", o.number, r.scope, r.decision, r.granted_scope as "grantedScope", r.reason
from app_version v
join lateral (select x.id, x.number from app_version x where x.app_id = v.app_id and x.number < v.number
  and x.status in ('LIVE', 'SUSPENDED') order by x.number desc limit 1) o on true
join scope_request r on r.app_version_id = o.id
where v.id = any(?::uuid[]) and r.decision <> 'PENDING'
order by r.position`
