import { hasCatalogEntry } from '../../../schema/vocabulary/scope-entry.ts'
import type { RequestContext } from '../../context.ts'

/** A scope somebody asks for, holds or was granted, that no entry of the catalog explains. */
export interface UnexplainedScope {
  scope: string
  /** Where it is used: in submissions, grants, consents, emergencies. */
  usedIn: string[]
}

/** Finds the scopes in use that have no entry in the catalog: nobody could say what they allow (C13). */
export async function unexplainedScopes({
  em,
  organizationId,
}: Pick<RequestContext, 'em' | 'organizationId'>): Promise<UnexplainedScope[]> {
  const used = await em.execute<UnexplainedScope[]>(USED, Array(4).fill(organizationId))
  return used.filter(({ scope }) => !hasCatalogEntry(scope))
}

const USED = `
select scope, array_to_json(array_agg(distinct place order by place)) as "usedIn" from (
  select r.scope, 'submission' as place from scope_request r join app_version v on v.id = r.app_version_id
  where v.organization_id = ? and v.status not in ('REJECTED', 'RETIRED')
  union all
  select g.scope, 'grant' from scope_grant g where g.organization_id = ? and g.ended_at is null
  union all
  select unnest(c.scopes), 'consent' from consent c where c.organization_id = ? and c.revoked_at is null
  union all
  select k.scope, 'emergency' from kill_switch k where k.organization_id = ? and k.scope is not null and k.lifted_at is null
) used group by scope order by scope`
