import type { RequestContext } from '../../context.ts'
import { isTouched } from '../../domain/governance/disabled-scopes.ts'
import type { EmergencyReach } from '../../entities/access/kill-switch.entity.ts'

/** Exactly one of the three. */
export interface EmergencyTarget {
  appId?: string | null
  vendorId?: string | null
  scope?: string | null
}

/**
 * Counts what an emergency would stop, or has just stopped: apps in use, their clients in production, the tokens and sessions
 * that stand, and whose consents rest on them (R275). One statement, after the grants of a scope were looked up.
 */
export async function emergencyReach(
  ctx: RequestContext,
  { appId, vendorId, scope }: EmergencyTarget,
): Promise<EmergencyReach> {
  const granted = scope ? await grantsTouched(ctx, scope) : []
  const [row] = await ctx.em.execute<EmergencyReach[]>(REACH, [
    ctx.organizationId,
    appId ?? null,
    vendorId ?? null,
    JSON.stringify(granted),
  ])
  return row ?? NOTHING
}

const NOTHING: EmergencyReach = {
  ...{ apps: 0, clients: 0, tokens: 0, sessions: 0, consents: 0, people: 0 },
  appNames: [],
}

/** The scopes granted in production that a scope touches, as they are spelled. */
export async function grantsTouched(ctx: RequestContext, scope: string): Promise<string[]> {
  const rows = await ctx.em.execute<{ scope: string }[]>(
    `select distinct scope from scope_grant where organization_id = ? and environment = 'PRODUCTION' and ended_at is null`,
    [ctx.organizationId],
  )
  return rows.map((row) => row.scope).filter((granted) => isTouched(granted, scope))
}

const REACH = `
with target as (
  select a.id, a.name from app a cross join (select ?::uuid as organization_id, ?::uuid as app_id, ?::uuid as vendor_id, ?::jsonb as scopes) t
  where a.organization_id = t.organization_id
    and (exists (select from app_version v where v.app_id = a.id and v.status = 'LIVE')
      or exists (select from oauth_client c where c.app_id = a.id and c.environment = 'PRODUCTION' and c.disabled_at is null))
    and (a.id = t.app_id or a.vendor_id = t.vendor_id or exists (
      select from app_version v join scope_grant g on g.app_version_id = v.id
      where v.app_id = a.id and g.environment = 'PRODUCTION' and g.ended_at is null and jsonb_exists(t.scopes, g.scope)))
), client as (
  select c.id, c.client_id from oauth_client c join target t on t.id = c.app_id
  where c.environment = 'PRODUCTION' and c.disabled_at is null
), record as (
  select r.model from oidc_record r join client c on c.client_id = r.client_id
  where r.environment = 'PRODUCTION' and (r.expires_at is null or r.expires_at > now())
), standing as (
  select s.user_id from consent s join client c on c.id = s.oauth_client_id
  where s.revoked_at is null and (s.expires_at is null or s.expires_at > now())
)
select (select count(*)::int from target) as apps, (select count(*)::int from client) as clients,
  (select count(*)::int from record where model in ('AccessToken', 'RefreshToken', 'ClientCredentials')) as tokens,
  (select count(*)::int from record where model = 'Grant') as sessions,
  (select count(*)::int from standing) as consents, (select count(distinct user_id)::int from standing) as people,
  (select coalesce(jsonb_agg(n.name), '[]') from (select name from target order by name limit 10) n) as "appNames"`
