import type { RequestContext } from '../../context.ts'
import { PILOT_RUNS } from '../access/pilot-standing.ts'
import { optionalTimestamp, timestamp } from '../timestamp.ts'

/** The latest pilot of a version, as the hospital sees it. */
export interface PilotView {
  id: string
  appVersionId: string
  oauthClientId: string
  startedAt: Date
  startedById: string | null
  endsAt: Date
  /** When it was ended, or its date once that is past. */
  endedAt: Date | null
  endReason: string | null
  /** Can its people use it now? It may rest while a stage before it is open again. */
  isRunning: boolean
  revision: number
  users: { name: string; email: string }[]
}

type Row = Omit<PilotView, 'startedAt' | 'endsAt' | 'endedAt'> &
  Record<'startedAt' | 'endsAt', string> & { endedAt: string | null }

/** Reads the latest pilot of each version, with the people on its list by name; null where there was none. One statement. */
export async function pilotsOfVersions(
  ctx: RequestContext,
  versionIds: readonly string[],
): Promise<(PilotView | null)[]> {
  const now = ctx.ports.clock.now()
  const rows = await ctx.em.execute<Row[]>(STATEMENT, [now, `{${versionIds.join(',')}}`])
  const views = new Map(rows.map((row) => [row.appVersionId, viewOf(row, now)]))
  return versionIds.map((id) => views.get(id) ?? null)
}

function viewOf(row: Row, now: Date): PilotView {
  const endsAt = timestamp(row.endsAt)
  const endedAt = optionalTimestamp(row.endedAt) ?? (endsAt <= now ? endsAt : null)
  return { ...row, startedAt: timestamp(row.startedAt), endsAt, endedAt }
}

const STATEMENT = `
select distinct on (t.app_version_id) t.id, t.app_version_id as "appVersionId", t.oauth_client_id as "oauthClientId",
  t.created_at as "startedAt", t.started_by_id as "startedById", t.ends_at as "endsAt", t.ended_at as "endedAt",
  t.end_reason as "endReason", t.revision,
  t.ended_at is null and c.disabled_at is null and ${PILOT_RUNS} as "isRunning",
  coalesce((select jsonb_agg(jsonb_build_object('name', u.first_name || ' ' || u.last_name, 'email', u.email)
      order by u.last_name, u.first_name, u.email)
    from pilot_user m join user_account u on u.id = m.user_id where m.pilot_id = t.id), '[]') as users
from pilot t join oauth_client c on c.id = t.oauth_client_id join app_version v on v.id = t.app_version_id
where t.app_version_id = any(?::uuid[])
order by t.app_version_id, t.created_at desc`
