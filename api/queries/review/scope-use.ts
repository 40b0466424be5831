import { parseScope, type Scope } from '../../../schema/vocabulary/scope.ts'
import { covers } from '../../../schema/vocabulary/scope-set.ts'
import type { RequestContext } from '../../context.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'

/** What a version is granted in production, and how often that was used in the last year. */
export interface ScopeUse {
  scope: string
  /** Requests it let through; null for what is no access to records, such as `launch`: that is not counted. */
  uses: number | null
}

interface Row {
  granted: string[] | null
  used: { scope: string; uses: number }[] | null
}

/**
 * Compares what a version is granted with what the audit trail says was used, by what scopes allow. A use counts for
 * every grant that would have let it through. One statement.
 */
export async function scopeUseOf(
  { em, ports }: RequestContext,
  version: Pick<AppVersion, 'id'>,
): Promise<ScopeUse[]> {
  const since = new Date(ports.clock.now())
  since.setUTCFullYear(since.getUTCFullYear() - 1)
  const [row] = await em.execute<Row[]>(STATEMENT, [version.id, version.id, since])
  const used = (row?.used ?? []).flatMap(({ scope, uses }) => {
    const parsed = parseScope(scope)
    return parsed ? [{ parsed, uses }] : []
  })
  return (row?.granted ?? []).map((scope) => {
    const parsed = parseScope(scope)
    return { scope, uses: parsed ? usesOf(parsed, used) : null }
  })
}

function usesOf(grant: Scope, used: readonly { parsed: Scope; uses: number }[]): number {
  return used.filter(({ parsed }) => covers(grant, parsed)).reduce((sum, { uses }) => sum + uses, 0)
}

const STATEMENT = `
select
  (select jsonb_agg(g.scope order by g.scope) from scope_grant g
   where g.app_version_id = ?::uuid and g.environment = 'PRODUCTION' and g.ended_at is null) as granted,
  (select jsonb_agg(jsonb_build_object('scope', u.scope, 'uses', u.uses)) from (
     select s.scope, count(*)::int as uses from audit_event e, unnest(e.scopes) s(scope)
     where e.app_version_id = ?::uuid and e.environment = 'PRODUCTION' and e.action = 'resource.accessed'
       and e.outcome = 'SUCCESS' and e.created_at >= ?::timestamptz group by s.scope) u) as used`
