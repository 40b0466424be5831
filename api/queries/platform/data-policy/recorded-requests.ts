import type { CallerFacts } from '../../../../schema/vocabulary/data-policy.ts'
import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import type { AppUse, IntentLabel, RiskTier } from '../../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../../context.ts'
import type { RecordedRequest } from '../../../domain/policy/replay.ts'
import { userKind } from '../../../domain/policy/user-kind.ts'

/** Requests that differ in nothing a rule could see, and how many there were. */
export interface RecordedGroup extends RecordedRequest {
  readonly appName: string
  readonly scopes: readonly string[]
  readonly userType: string | null
  readonly hasPatient: boolean
  readonly facts: CallerFacts
  readonly requests: number
  readonly lastAt: string
}

/** More kinds of requests than these are not replayed; the rarest are left out. */
export const MAX_GROUPS = 5000

interface Row extends RecordedRequest {
  appName: string
  scopes: string[]
  userType: string | null
  isOwn: boolean | null
  isPerson: boolean
  hasPatient: boolean
  uses: AppUse[] | null
  riskTier: RiskTier | null
  purpose: IntentLabel | null
  departments: string[]
  ownDepartments: string[]
  requests: number
  lastAt: string
}

export interface RecordedWish {
  environment: LaunchEnvironment
  days: number
  /** One app only. */
  appId?: string
}

/** Reads what apps asked the proxy in the last days, from the audit trail, one row for each kind of request. */
export async function recordedRequests(
  { em, organizationId, ports }: RequestContext,
  { environment, days, appId }: RecordedWish,
): Promise<RecordedGroup[]> {
  const since = new Date(ports.clock.now().getTime() - days * 86_400_000)
  const values = [organizationId, environment, since, ...(appId ? [appId] : [])]
  const sql = statement(appId ? 'and e.app_id = ?::uuid' : '')
  const rows = await em.execute<Row[]>(sql, values)
  return rows.map((row) => ({ ...row, requests: Number(row.requests), facts: factsOf(row) }))
}

function factsOf(row: Row): CallerFacts {
  const { uses, riskTier, purpose, departments, ownDepartments } = row
  return {
    uses: uses?.length ? uses : undefined,
    riskTier: riskTier ?? undefined,
    purpose: purpose ?? undefined,
    userKind: userKind(row),
    departments:
      ownDepartments.length > 0
        ? departments.filter((each) => ownDepartments.includes(each))
        : departments,
  }
}

const statement = (ofApp: string) => `
select g.*, coalesce(a.name, 'Unknown') as "appName", to_jsonb(v.uses) as uses,
  a.risk_tier as "riskTier", v.intent as purpose,
  coalesce(own.departments, '[]'::jsonb) as "ownDepartments",
  coalesce((select jsonb_agg(distinct r.department_key) from activation_request r
    where r.app_id = g.app_id and r.state = 'ACTIVATED'), '[]'::jsonb) as departments
from (
  select e.app_id, e.app_version_id, l.person_id,
    e.detail->>'interaction' as interaction, e.detail->>'resourceType' as "resourceType",
    coalesce(e.detail->'parameters', '[]'::jsonb) as parameters, to_jsonb(e.scopes) as scopes,
    split_part(e.user_ref, '/', 1) as "userType", e.user_ref = e.patient_ref as "isOwn",
    e.actor_id is not null as "isPerson", e.patient_ref is not null as "hasPatient",
    count(*)::int as requests, max(e.created_at)::text as "lastAt"
  from audit_event e
  left join (select distinct requested_by_id as person_id from activation_request where state = 'ACTIVATED') l
    on l.person_id = e.actor_id
  where e.organization_id = ? and e.environment = ? and e.created_at >= ?
    and e.action in ('resource.accessed', 'resource.refused')
    and e.detail->>'resourceType' is not null and e.app_version_id is not null ${ofApp}
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
  order by count(*) desc
  limit ${MAX_GROUPS}) g
left join app a on a.id = g.app_id
left join app_version v on v.id = g.app_version_id
left join lateral (select jsonb_agg(distinct r.department_key) as departments from activation_request r
  where r.requested_by_id = g.person_id and r.state = 'ACTIVATED') own on true`
