import type { IncidentKind } from '../../../../schema/vocabulary/incident.ts'
import { REPLICA_SILENT_SECONDS } from '../../../../schema/vocabulary/incident.ts'
import type { RequestContext } from '../../../context.ts'
import { Incident } from '../../../entities/access/incident.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { type EmergencyTarget, grantsTouched } from '../../../queries/review/emergency-reach.ts'

/** What is about to be stopped, and why. */
interface IncidentFacts extends EmergencyTarget {
  kind: IncidentKind
  reason: string
  /** The version that is suspended; where that is no emergency, pilots of its app go on. */
  versionId?: string
  killSwitchId?: string
}

/**
 * Opens the incident of a suspension or an emergency, before anything is stopped: which versions and clients it reaches, and
 * every session that is open at this moment (LIFECYCLE D3). The time counts from the beginning of the transaction.
 *
 * Whoever opens it tells the replicas when all is written: see `tellIncident`.
 */
export async function openIncident(ctx: RequestContext, facts: IncidentFacts): Promise<Incident> {
  const { kind, reason, appId = null, vendorId = null, scope = null, killSwitchId = null } = facts
  const now = ctx.ports.clock.now()
  const incident = ctx.em.create(Incident, {
    ...{ kind, reason, appId, vendorId, scope, killSwitchId },
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: now,
    updatedAt: now,
    revision: 1,
    openedById: ctx.viewer?.userId ?? null,
    openedByName: ctx.viewer?.name ?? ctx.service?.name ?? 'Gatehouse',
  })
  recordEvent(
    ctx,
    {
      action: 'incident.opened',
      ...(appId ? { appId } : {}),
      ...(vendorId ? { vendorId } : {}),
      ...(scope ? { scopes: [scope] } : {}),
      detail: { incidentId: incident.id, kind, reason },
    },
    { type: 'incident.moved', incidentId: incident.id },
  )
  await ctx.em.flush()
  const touched = scope ? await grantsTouched(ctx, scope) : []
  await ctx.em.execute(LIST_SESSIONS, [
    ...[incident.id, appId, vendorId, facts.versionId ?? null, kind === 'EMERGENCY'],
    ...[JSON.stringify(touched), REPLICA_SILENT_SECONDS],
  ])
  await ctx.em.refresh(incident)
  return incident
}

/**
 * Asks every replica to confirm that it obeys. The last thing of its transaction: each replica hears of what changed in the order
 * it was told, so who hears this has dropped everything that was stopped (decision 63).
 */
export async function tellIncident(ctx: RequestContext, { id }: Incident): Promise<void> {
  await ctx.em.flush()
  await ctx.em.execute(
    `with told as (insert into standing_change (key) values ('incident:' || ?::text) returning key)
     select pg_notify('gatehouse_standing', key) from told`,
    [id],
  )
}

/**
 * Writes down what an incident reaches: the clients in production, those of pilots too where it is no mere suspension; the
 * versions they are pinned to; each session by its grant, with whose it is and how many tokens it holds; and the replicas
 * that are to confirm. Refresh tokens alone are counted: access tokens are nowhere kept.
 */
const LIST_SESSIONS = `
with target as (
  select ?::uuid as incident_id, ?::uuid as app_id, ?::uuid as vendor_id, ?::uuid as version_id,
    ?::boolean as is_wide, ?::jsonb as scopes
), client as materialized (
  select c.id, c.client_id, c.app_id, c.pinned_version_id from oauth_client c join app a on a.id = c.app_id cross join target t
  where c.disabled_at is null
    and (t.is_wide and c.environment <> 'SANDBOX' or c.environment = 'PRODUCTION' and c.pinned_version_id = t.version_id)
    and (a.id = t.app_id or a.vendor_id = t.vendor_id or exists (
      select from scope_grant g where g.app_version_id = c.pinned_version_id and g.environment <> 'SANDBOX'
        and g.ended_at is null and jsonb_exists(t.scopes, g.scope)))
), record as materialized (
  select r.model, r.id, r.grant_id, r.client_id from oidc_record r join client c on c.client_id = r.client_id
  where r.environment = 'PRODUCTION' and (r.expires_at is null or r.expires_at > now())
    and r.model in ('Grant', 'RefreshToken')
), session as (
  insert into incident_session (id, incident_id, app_id, client_id, user_id, launch_id, since, last_used_at, token_count)
  select gen_random_uuid(), t.incident_id, c.app_id, c.client_id, s.user_id, l.id, s.created_at, s.last_used_at,
    (select count(*) from record k where k.grant_id = r.id and k.model <> 'Grant')
  from record r join client c on c.client_id = r.client_id cross join target t
  join consent s on s.grant_id = r.id and s.environment = 'PRODUCTION' and s.revoked_at is null
  left join lateral (select id from launch where consent_id = s.id order by created_at desc limit 1) l on true
  where r.model = 'Grant' returning user_id, token_count
), version as (
  insert into incident_version (incident_id, app_version_id)
  select t.incident_id, v.id from target t cross join (
    select version_id as id from target union select pinned_version_id from client) v
  where v.id is not null
), waiting as (
  insert into incident_replica (incident_id, replica_id)
  select t.incident_id, r.id from target t cross join replica r where r.seen_at > now() - make_interval(secs => ?::float8)
)
update incident i set asked_at = transaction_timestamp(),
  client_ids = (select coalesce(array_agg(client_id order by client_id), '{}') from client),
  session_count = (select count(*) from session), token_count = (select coalesce(sum(token_count), 0) from session),
  person_count = (select count(distinct user_id) from session)
from target t where i.id = t.incident_id`
