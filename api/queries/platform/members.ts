import { HOSPITAL_ROLES, isHospitalRole } from '../../../schema/vocabulary/hospital-role.ts'
import type { Role } from '../../../schema/vocabulary/role.ts'
import type { RequestContext } from '../../context.ts'
import { MemberInvitation } from '../../entities/account/member-invitation.entity.ts'
import { User } from '../../entities/account/user.entity.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import { sha256Hex } from '../../secrets.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'
import { timestamp } from '../timestamp.ts'

export interface MemberFilter {
  search?: string | null
  role?: Role | null
}

/** Somebody who works in the hospital, as its administrators see them. */
export interface MemberView {
  id: string
  name: string
  email: string
  roles: Role[]
  /** The vendor they work for as well. */
  vendorName: string | null
  hasSecondFactor: boolean
  createdAt: Date
  revision: number
}

type Row = Omit<MemberView, 'createdAt'> & { createdAt: string; since: string }

const SELECT = `select u.id, u.first_name || ' ' || u.last_name as name, u.email, to_jsonb(u.roles) as roles,
    (select coalesce(v.legal_business_name, v.legal_first_name || ' ' || v.legal_last_name)
     from vendor_member m join vendor v on v.id = m.vendor_id where m.user_id = u.id limit 1) as "vendorName",
    exists (select from totp_authenticator where user_id = u.id and confirmed_at is not null)
      or exists (select from passkey where user_id = u.id) as "hasSecondFactor",
    u.created_at as "createdAt", u.revision,
    to_char(u.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since
  from user_account u
  where u.organization_id = ? and u.disabled_at is null and u.roles && '{${HOSPITAL_ROLES.join(',')}}'::text[]`

/** Lists the people of the hospital who can sign in, the newest first. Two statements. */
export async function members(
  ctx: RequestContext,
  request: PageRequest & { filter?: MemberFilter | null },
): Promise<Page<MemberView> & { totalCount: number }> {
  const first = pageSize(request)
  const { sql, values } = conditions(ctx, request.filter ?? {})
  const after = request.after ? decodeCursor(request.after, ['instant', 'uuid']) : undefined
  const rest = after ? 'and (u.created_at, u.id) < (?::timestamptz, ?::uuid)' : ''
  const rows = await ctx.em.execute<Row[]>(
    `${SELECT} ${sql} ${rest} order by u.created_at desc, u.id desc limit ?`,
    [...values, ...(after ?? []), first + 1],
  )
  const [total] = await ctx.em.execute<{ n: number }[]>(
    `select count(*)::int as n from (${SELECT} ${sql}) as found`,
    values,
  )
  const page = pageOf(rows, { ...request, first }, (row) => ({
    cursor: encodeCursor([row.since, row.id]),
    node: viewOf(row),
  }))
  return { ...page, totalCount: total?.n ?? 0 }
}

/** Reads one of them. */
export async function memberById(ctx: RequestContext, id: string): Promise<MemberView | null> {
  const [row] = await ctx.em.execute<Row[]>(`${SELECT} and u.id = ?`, [ctx.organizationId, id])
  return row ? viewOf(row) : null
}

/** Lists the invitations to the hospital that nobody accepted or withdrew, newest first. */
export function memberInvitations(ctx: RequestContext): Promise<MemberInvitation[]> {
  return ctx.em.find(
    MemberInvitation,
    { organizationId: ctx.organizationId, acceptedAt: null, revokedAt: null },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 200 },
  )
}

/** Reads what whoever holds the link of an invitation is told before they answer; null when it is none's. */
export async function memberInvitationByToken(ctx: RequestContext, token: string) {
  const { organizationId } = ctx
  const where = { organizationId, tokenHash: sha256Hex(token) }
  const invitation = await ctx.em.findOne(MemberInvitation, where)
  if (!invitation) return null
  const { email, roles, expiresAt } = invitation
  const { name } = await ctx.em.findOneOrFail(Organization, { id: organizationId })
  const inUse = { organizationId, email, disabledAt: null, emailVerifiedAt: { $ne: null } }
  const hasAccount = (await ctx.em.count(User, inUse)) > 0
  const state = invitation.stateAt(ctx.ports.clock.now())
  return { organizationName: name, email, roles, expiresAt, state, hasAccount }
}

function viewOf({ since: _, createdAt, roles, ...row }: Row): MemberView {
  return { ...row, roles: roles.filter(isHospitalRole), createdAt: timestamp(createdAt) }
}

function conditions({ organizationId }: RequestContext, { search, role }: MemberFilter) {
  const values: string[] = [organizationId]
  let sql = ''
  if (search?.trim()) {
    sql += ` and concat_ws(' ', u.first_name, u.last_name, u.email) ilike ?`
    values.push(`%${search.trim().replace(/[\\%_]/g, '\\$&')}%`)
  }
  if (role) {
    sql += ' and ? = any(u.roles)'
    values.push(role)
  }
  return { sql, values }
}
