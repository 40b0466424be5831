import type { RequestContext } from '../../../context.ts'
import { pseudonymOf } from '../../access/standing-consents.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../../page.ts'
import { optionalTimestamp, timestamp } from '../../timestamp.ts'

interface Row {
  id: string
  appId: string
  clientId: string
  userId: string | null
  name: string | null
  email: string | null
  launchId: string | null
  since: string
  lastUsedAt: string | null
  tokenCount: number
}

/** A session that was open when an incident began. */
export type IncidentSession = Omit<Row, 'since' | 'lastUsedAt'> & {
  since: Date
  lastUsedAt: Date | null
  pseudonym: string
}

/** Lists the sessions an incident ended, latest first. One statement: how many there were stands with the incident. */
export async function incidentSessions(
  ctx: RequestContext,
  { id, sessionCount }: { id: string; sessionCount: number },
  request: PageRequest,
): Promise<Page<IncidentSession> & { totalCount: number }> {
  const first = pageSize(request)
  const after = request.after ? decodeCursor(request.after, ['instant', 'uuid']) : []
  const rows = await ctx.em.execute<Row[]>(
    `select s.id, s.app_id as "appId", s.client_id as "clientId", s.user_id as "userId", s.launch_id as "launchId",
       u.first_name || ' ' || u.last_name as name, u.email, s.since, s.last_used_at as "lastUsedAt",
       s.token_count as "tokenCount"
     from incident_session s left join user_account u on u.id = s.user_id
     where s.incident_id = ? ${after.length ? 'and (s.since, s.id) < (?::timestamptz, ?::uuid)' : ''}
     order by s.since desc, s.id desc limit ${first + 1}`,
    [id, ...after],
  )
  const page = pageOf(rows, { ...request, first }, (row) => ({
    cursor: encodeCursor([row.since.replace(' ', 'T').replace(/\+00$/, 'Z'), row.id]),
    node: {
      ...row,
      since: timestamp(row.since),
      lastUsedAt: optionalTimestamp(row.lastUsedAt),
      pseudonym: row.userId ? pseudonymOf(row.appId, row.userId) : '',
    },
  }))
  return { ...page, totalCount: sessionCount }
}
