import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { LaunchMode } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'
import { timestamp } from '../timestamp.ts'

interface AppLaunchFilter {
  /** A part of the name of the app. */
  app?: string | null
  /** A part of the name of the system that opened it. */
  ehr?: string | null
  environment?: LaunchEnvironment | null
  succeeded?: boolean | null
}

/** One start of an app, with the person and the patient, whom not every reader may see. */
export type AppLaunch = Omit<Row, 'at'> & { at: Date }

/** Lists the launches of all apps, latest first, in two statements. */
export async function appLaunches(
  ctx: RequestContext,
  { filter, ...request }: PageRequest & { filter?: AppLaunchFilter | null },
): Promise<Page<AppLaunch> & { totalCount: number }> {
  const first = pageSize(request)
  const { where, values } = conditions(ctx, filter ?? {})
  const [since, id] = request.after
    ? decodeCursor(request.after, ['instant', 'uuid'])
    : [null, null]
  const rows = await ctx.em.execute<Row[]>(
    `${SELECT} where ${where} ${since ? 'and (l.created_at, l.id) < (?::timestamptz, ?::uuid)' : ''}
     order by l.created_at desc, l.id desc limit ${first + 1}`,
    since ? [...values, since, id] : values,
  )
  const [counted] = await ctx.em.execute<{ count: number }[]>(
    `select count(*)::int as count ${FROM} where ${where}`,
    values,
  )
  const page = pageOf(rows, { ...request, first }, (row) => ({
    cursor: encodeCursor([exact(row.at), row.id]),
    node: { ...row, at: timestamp(row.at) },
  }))
  return { ...page, totalCount: counted?.count ?? 0 }
}

interface Row {
  id: string
  at: string
  appName: string
  appSlug: string
  versionNumber: number
  environment: LaunchEnvironment
  mode: LaunchMode
  openedBy: string | null
  succeeded: boolean
  failure: string | null
  userName: string | null
  email: string | null
  patientRef: string | null
}

const FROM = 'from launch l join app a on a.id = l.app_id'
const SELECT = `select l.id, l.created_at as at, a.name as "appName", a.slug as "appSlug", v.number as "versionNumber",
  l.environment, l.mode, l.ehr_name as "openedBy", l.succeeded, l.failure,
  u.first_name || ' ' || u.last_name as "userName", u.email, l.patient_ref as "patientRef"
  ${FROM} join app_version v on v.id = l.app_version_id left join user_account u on u.id = l.user_id`

function conditions(
  { organizationId }: RequestContext,
  { app, ehr, environment, succeeded }: AppLaunchFilter,
): { where: string; values: unknown[] } {
  const asked: [string, unknown][] = [['l.organization_id = ?', organizationId]]
  if (app?.trim()) asked.push(['position(lower(?) in lower(a.name)) > 0', app.trim()])
  if (ehr?.trim()) asked.push(['position(lower(?) in lower(l.ehr_name)) > 0', ehr.trim()])
  if (environment) asked.push(['l.environment = ?', environment])
  if (typeof succeeded === 'boolean') asked.push(['l.succeeded = ?', succeeded])
  return {
    where: asked.map(([condition]) => condition).join(' and '),
    values: asked.map(([, value]) => value),
  }
}

/** To the microsecond, as PostgreSQL keeps it. */
function exact(text: string): string {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z')
}
