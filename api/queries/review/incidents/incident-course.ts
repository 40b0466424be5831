import type { AuditAction } from '../../../../schema/vocabulary/audit-action.ts'
import {
  type IncidentStep,
  REPLICA_SILENT_SECONDS,
} from '../../../../schema/vocabulary/incident.ts'
import type { RequestContext } from '../../../context.ts'
import { timestamp } from '../../timestamp.ts'

/** A replica that was running when an incident began, and when it confirmed that it obeys. */
interface IncidentReplica {
  incidentId: string
  replicaId: string
  /** From the beginning of the command; null while it did not confirm. */
  seconds: number | null
  /** It stopped, or lost the database, before it could confirm: it answers nobody. */
  isSilent: boolean
}

/** Reads which replicas confirmed each incident, the first ones first. One statement for all of them. */
export async function replicasOfIncidents(
  { em }: RequestContext,
  ids: readonly string[],
): Promise<IncidentReplica[][]> {
  const rows = await em.execute<IncidentReplica[]>(
    `select k.incident_id as "incidentId", k.replica_id as "replicaId",
       extract(epoch from k.obeyed_at - i.asked_at)::float8 as seconds,
       k.obeyed_at is null and coalesce(r.seen_at < now() - make_interval(secs => ?::float8), true) as "isSilent"
     from incident_replica k join incident i on i.id = k.incident_id left join replica r on r.id = k.replica_id
     where k.incident_id = any(?::uuid[]) order by k.obeyed_at nulls last, k.replica_id`,
    [REPLICA_SILENT_SECONDS, `{${ids.join(',')}}`],
  )
  return ids.map((id) => rows.filter(({ incidentId }) => incidentId === id))
}

/** How long it took until the last replica obeyed; null while one is awaited, and where nobody was asked. */
export function secondsToRevoke(replicas: readonly IncidentReplica[]): number | null {
  if (replicas.some(({ isSilent, seconds }) => seconds === null && !isSilent)) return null
  const confirmed = replicas.flatMap(({ seconds }) => seconds ?? [])
  return confirmed.length > 0 ? Math.max(...confirmed) : null
}

/** Something that happened in the course of an incident. */
export interface IncidentEntry {
  at: Date
  step: IncidentStep
  action: AuditAction | null
  actorName: string
}

const MOST = 200

/**
 * Reads what happened from the beginning of an incident on, oldest first, at most 200 entries: what replicas confirmed, what
 * was written and done about its versions until the next one, how it was closed. One statement.
 */
export async function courseOfIncident(
  { em }: RequestContext,
  id: string,
): Promise<IncidentEntry[]> {
  const rows = await em.execute<(Omit<IncidentEntry, 'at'> & { at: string })[]>(COURSE, [id])
  return rows.map((row) => ({ ...row, at: timestamp(row.at) }))
}

const COURSE = `
with i as (select * from incident where id = ?)
select at, step, action, "actorName" from (
  select 0 as place, created_at as at, 'OPENED' as step, null as action, opened_by_name as "actorName" from i
  union all
  select 1, i.created_at + (k.obeyed_at - i.asked_at), 'OBEYED', null, left(k.replica_id::text, 8)
  from i join incident_replica k on k.incident_id = i.id where k.obeyed_at is not null
  union all
  select 2, a.created_at, 'ACTIVITY', a.action, a.actor_name
  from i join incident_version v on v.incident_id = i.id
  join audit_event a on a.app_version_id = v.app_version_id and a.created_at >= i.created_at
    and a.action in ('app-version.suspend', 'app-version.reinstate', 'app-version.retire', 'app-version.supersede', 'message.posted')
  where not exists (select from incident_version w join incident n on n.id = w.incident_id
    where w.app_version_id = v.app_version_id and n.created_at > i.created_at and n.created_at <= a.created_at)
  union all
  select 3, i.closed_at, 'CLOSED', null, coalesce(u.first_name || ' ' || u.last_name, 'Gatehouse')
  from i left join user_account u on u.id = i.closed_by_id where i.closed_at is not null
  union all
  select 4, k.lifted_at, 'LIFTED', null, coalesce(u.first_name || ' ' || u.last_name, 'Gatehouse')
  from i join kill_switch k on k.id = i.kill_switch_id left join user_account u on u.id = k.lifted_by_id
  where k.lifted_at is not null
) entries order by at, place limit ${MOST}`
