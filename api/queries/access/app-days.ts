import type { FailureKind } from '../../../schema/vocabulary/alert.ts'
import type { RequestContext } from '../../context.ts'

/** What one app did in production on one day of UTC. */
interface AppDay {
  appId: string
  vendorId: string
  day: string
  /** Requests for records, answered or not. */
  requests: number
  /** Launches and requests that went well; read for the days from `from` on. */
  succeeded: number
  failed: Readonly<Partial<Record<FailureKind, number>>>
}

/**
 * Reads what apps did in production, day by day: requests for records from the day `before` on, what failed and what went
 * well from the day `from` on. Whoever says no to an app is no failure of it. One statement.
 */
export function appDays(
  { em, organizationId }: Pick<RequestContext, 'em' | 'organizationId'>,
  { before, from }: { before: string; from: string },
): Promise<AppDay[]> {
  const values = [organizationId, from, organizationId, from, organizationId, before]
  return em.execute<AppDay[]>(APP_DAYS, [...values, from])
}

const APP_DAYS = `
with happened as (
  select app_id, (created_at at time zone 'UTC')::date as day, 0 as requests, count(*)::int as times,
    case when succeeded then null when failure = 'invalid_redirect_uri' then 'REDIRECT_URL' else 'LAUNCH' end as kind
  from launch
  where organization_id = ? and environment = 'PRODUCTION' and created_at >= ?::date at time zone 'UTC'
    and failure is distinct from 'access_denied'
  group by app_id, day, kind
  union all
  select app_id, (created_at at time zone 'UTC')::date, 0, count(*)::int,
    case detail->>'error' when 'invalid_client' then 'IDENTITY' else 'TOKEN' end as kind
  from audit_event
  where organization_id = ? and action = 'token.refused' and environment = 'PRODUCTION'
    and created_at >= ?::date at time zone 'UTC' and app_id is not null
  group by app_id, 2, kind
  union all
  select app_id, day, sum(requests)::int, sum(requests)::int,
    case outcome when 'SUCCESS' then null else 'RECORDS' end as kind
  from access_count
  where organization_id = ? and environment = 'PRODUCTION' and day >= ?::date and app_id is not null
  group by app_id, day, kind
),
summed as (
  select app_id, day, kind, sum(requests)::int as requests, sum(times)::int as times from happened group by app_id, day, kind
)
select s.app_id as "appId", a.vendor_id as "vendorId", to_char(s.day, 'YYYY-MM-DD') as day,
  sum(s.requests)::int as requests,
  coalesce(sum(s.times) filter (where s.kind is null and s.day >= ?::date), 0)::int as succeeded,
  coalesce(jsonb_object_agg(s.kind, s.times) filter (where s.kind is not null), '{}') as failed
from summed s join app a on a.id = s.app_id
group by s.app_id, a.vendor_id, s.day`
