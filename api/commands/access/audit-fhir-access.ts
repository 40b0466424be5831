import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { AuditEvent } from '../../entities/platform/audit-event.entity.ts'

/** One interaction with a FHIR base, as the audit trail keeps it; unknown parts are left out. */
export interface FhirAccess {
  readonly organizationId: string
  readonly environment: LaunchEnvironment
  readonly at: Date
  /** SUCCESS and FAILURE are recorded as access, DENIED as refusal. */
  readonly outcome: AuditEvent['outcome']
  readonly clientId?: string | undefined
  readonly appVersionId?: string | undefined
  readonly grantId?: string | undefined
  readonly userId?: string | undefined
  readonly userRef?: string | undefined
  readonly patientRef?: string | undefined
  readonly scopes?: readonly string[] | undefined
  readonly sourceIp: string
  readonly requestId: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** An access as RECORD_ACCESSES takes it. */
export function trailRow(access: FhirAccess) {
  const { at, clientId, appVersionId, userId, outcome } = access
  return {
    at,
    action: outcome === 'DENIED' ? 'resource.refused' : 'resource.accessed',
    outcome,
    client_id: clientId,
    grant_id: outcome === 'SUCCESS' ? access.grantId : undefined,
    version_id: appVersionId,
    user_id: userId && UUID.test(userId) ? userId : undefined,
    patient_ref: access.patientRef,
    user_ref: access.userRef,
    scopes: access.scopes ?? [],
    source_ip: access.sourceIp,
    request_id: access.requestId,
    detail: access.detail,
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Records accesses to a FHIR base, and that the consents behind them were used, in one statement.
 *
 * Its values: the accesses as JSON, by `trailRow`, with `n`, `id`, and `rests_on` where one relied on what was remembered; the
 * snapshot up to which changes are known, twice, and its time; environment, organization, environment. A consent is touched
 * at most once a minute, so that a busy app does not write it at every call.
 *
 * A change is news when the transaction that wrote it is not visible in that snapshot, whatever the order of commits. What
 * rests on something new, or on a snapshot so old that changes may have been swept, is not recorded and returned as `stale`.
 * Consents that somebody else is just writing are left out, so that nobody waits for anybody.
 */
export const RECORD_ACCESSES = `
with given as materialized (
  select * from jsonb_to_recordset(?::jsonb) as r(n int, id uuid, at timestamptz, action text, outcome text, client_id text,
    version_id uuid, user_id uuid, grant_id text, patient_ref text, user_ref text, scopes text[], source_ip text,
    request_id text, detail jsonb, rests_on text[])
), news as materialized (
  select key from standing_change
  where transaction_id >= pg_snapshot_xmin(?::pg_snapshot) and not pg_visible_in_snapshot(transaction_id, ?::pg_snapshot)
), trust as materialized (
  select coalesce(?::timestamptz > now() - interval '1 hour', false) as is_trusted
), judged as materialized (
  select given.*, rests_on is null
    or is_trusted and not exists (select 1 from news where news.key = any(given.rests_on)) as stands
  from given cross join trust
), used as (
  update consent set last_used_at = free.at from (
    select c.id, j.at from (
      select grant_id, max(at) as at from judged where stands and grant_id is not null group by grant_id) j
    join consent c on c.grant_id = j.grant_id and c.environment = ?
    where c.last_used_at is null or c.last_used_at < j.at - interval '1 minute'
    for update of c skip locked) free
  where consent.id = free.id
), written as (
  insert into audit_event (id, organization_id, created_at, action, outcome,
    actor_id, actor_name, vendor_id, app_id, app_version_id, client_id, environment,
    patient_ref, user_ref, scopes, source_ip, request_id, detail)
  select r.id, ?, r.at, r.action, r.outcome,
    u.id, coalesce(u.name, a.name, r.client_id, 'Unknown'), a.vendor_id, a.id, a.version_id, r.client_id, ?,
    r.patient_ref, r.user_ref, r.scopes, r.source_ip, r.request_id, r.detail
  from judged r
  left join lateral (select id, first_name || ' ' || last_name as name from user_account where id = r.user_id limit 1) u
    on true
  left join lateral (select v.id as version_id, app.id, app.vendor_id, app.name
    from app_version v join app on app.id = v.app_id where v.id = r.version_id limit 1) a on true
  where r.stands
  order by r.n
)
select (select is_trusted from trust) as is_trusted,
  (select jsonb_agg(n) from judged where not stands) as stale,
  (select jsonb_agg(distinct key) from news) as changed,
  pg_current_snapshot()::text as snapshot, now()::text as taken_at`
