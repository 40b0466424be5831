import { hash } from 'node:crypto'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../context.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'
import { optionalTimestamp, timestamp } from '../timestamp.ts'

interface StandingConsentFilter {
  appId?: string | null
  environment?: LaunchEnvironment | null
  /** A part of the address of whose consents they are; for those who may read of people. */
  email?: string | null
}

/** What somebody allows an app, as the hospital's administrators look at it. */
export type StandingConsent = Omit<Row, 'grantedAt' | 'lastUsedAt' | 'expiresAt' | 'revokedAt'> & {
  grantedAt: Date
  lastUsedAt: Date | null
  expiresAt: Date | null
  revokedAt: Date | null
  /** Six characters that stand for the person within one app. */
  pseudonym: string
}

/** Lists what people allow apps now, newest first, in two statements. */
export async function standingConsents(
  ctx: RequestContext,
  { filter, ...request }: PageRequest & { filter?: StandingConsentFilter | null },
): Promise<Page<StandingConsent> & { totalCount: number }> {
  const first = pageSize(request)
  const { where, values } = conditions(ctx, filter ?? {})
  const [since, id] = request.after
    ? decodeCursor(request.after, ['instant', 'uuid'])
    : [null, null]
  const rows = await ctx.em.execute<Row[]>(
    `${SELECT} where ${where} ${since ? 'and (c.created_at, c.id) < (?::timestamptz, ?::uuid)' : ''}
     order by c.created_at desc, c.id desc limit ${first + 1}`,
    since ? [...values, since, id] : values,
  )
  const [counted] = await ctx.em.execute<{ count: number }[]>(
    `select count(*)::int as count ${FROM} where ${where}`,
    values,
  )
  const page = pageOf(rows, { ...request, first }, (row) => {
    const node = view(row)
    return { cursor: encodeCursor([exact(row.grantedAt), row.id]), node }
  })
  return { ...page, totalCount: counted?.count ?? 0 }
}

/** Reads one consent, also when it has ended. */
export async function consentForHospital(
  ctx: RequestContext,
  id: string,
): Promise<StandingConsent | null> {
  const [row] = await ctx.em.execute<Row[]>(`${SELECT} where c.id = ? and c.organization_id = ?`, [
    id,
    ctx.organizationId,
  ])
  return row ? view(row) : null
}

/** Stands for a person within one app: the same each time, and another one in every other app. */
export function pseudonymOf(appId: string, userId: string): string {
  return hash('sha256', `${appId} ${userId}`).slice(0, 6).toUpperCase()
}

interface Row {
  id: string
  appId: string
  userId: string
  email: string
  name: string
  environment: LaunchEnvironment
  patientRef: string | null
  scopes: string[]
  grantedAt: string
  lastUsedAt: string | null
  expiresAt: string | null
  revokedAt: string | null
}

const FROM = 'from consent c join user_account u on u.id = c.user_id'
const SELECT = `select c.id, c.app_id as "appId", c.user_id as "userId", u.email,
  u.first_name || ' ' || u.last_name as name, c.environment, c.patient_ref as "patientRef", to_jsonb(c.scopes) as scopes,
  c.created_at as "grantedAt", c.last_used_at as "lastUsedAt", c.expires_at as "expiresAt", c.revoked_at as "revokedAt" ${FROM}`

function conditions(
  { organizationId, ports }: RequestContext,
  { appId, environment, email }: StandingConsentFilter,
): { where: string; values: unknown[] } {
  const asked: [string, unknown][] = [
    ['c.organization_id = ?', organizationId],
    ['c.revoked_at is null and (c.expires_at is null or c.expires_at > ?)', ports.clock.now()],
    ...(appId ? [['c.app_id = ?', appId] as [string, unknown]] : []),
    ...(environment ? [['c.environment = ?', environment] as [string, unknown]] : []),
    ...(email?.trim()
      ? [['position(lower(?) in lower(u.email)) > 0', email.trim()] as [string, unknown]]
      : []),
  ]
  return {
    where: asked.map(([condition]) => condition).join(' and '),
    values: asked.map(([, value]) => value),
  }
}

function view(row: Row): StandingConsent {
  return {
    ...row,
    grantedAt: timestamp(row.grantedAt),
    lastUsedAt: optionalTimestamp(row.lastUsedAt),
    expiresAt: optionalTimestamp(row.expiresAt),
    revokedAt: optionalTimestamp(row.revokedAt),
    pseudonym: pseudonymOf(row.appId, row.userId),
  }
}

/** To the microsecond, as PostgreSQL keeps it. */
function exact(text: string): string {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z')
}
