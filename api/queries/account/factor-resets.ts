import type { Role } from '../../../schema/vocabulary/role.ts'
import { type FactorResetState, isStaff } from '../../../schema/vocabulary/second-factor.ts'
import type { RequestContext } from '../../context.ts'
import { factorResetState } from '../../domain/factor-reset.ts'
import { optionalTimestamp, timestamp } from '../timestamp.ts'

/** A request to remove lost second factors, as administrators see it. */
export interface FactorResetView {
  id: string
  userId: string
  name: string
  email: string
  isStaff: boolean
  state: FactorResetState
  createdAt: Date
  expiresAt: Date
  sourceAddress: string
  identityCheck: string | null
  checkedById: string | null
  checkedByName: string | null
  checkedAt: Date | null
  decidedByName: string | null
  decidedAt: Date | null
  decisionReason: string | null
  revision: number
}

type Dates = 'createdAt' | 'expiresAt' | 'checkedAt' | 'decidedAt'
interface Row extends Omit<FactorResetView, Dates | 'isStaff'> {
  roles: Role[]
  createdAt: string
  expiresAt: string
  checkedAt: string | null
  decidedAt: string | null
}

const SELECT = `select r.id, r.user_id as "userId", u.first_name || ' ' || u.last_name as name, u.email,
    to_jsonb(u.roles) as roles, r.state, r.created_at as "createdAt", r.expires_at as "expiresAt",
    r.source_ip as "sourceAddress", r.identity_check as "identityCheck", r.checked_by_id as "checkedById",
    c.first_name || ' ' || c.last_name as "checkedByName", r.checked_at as "checkedAt",
    d.first_name || ' ' || d.last_name as "decidedByName", r.decided_at as "decidedAt",
    r.decision_reason as "decisionReason", r.revision
  from second_factor_reset r join user_account u on u.id = r.user_id
  left join user_account c on c.id = r.checked_by_id
  left join user_account d on d.id = r.decided_by_id
  where r.organization_id = ?`

/** Old ones are in the audit trail. */
const SHOWN = 100

/** Reads requests to remove lost second factors: those that wait first, oldest first among them, then the newest. */
export async function factorResets(ctx: RequestContext): Promise<FactorResetView[]> {
  const rows = await ctx.em.execute<Row[]>(
    `${SELECT} order by (r.state in ('REQUESTED', 'CHECKED') and r.expires_at > ?) desc,
       case when r.state in ('REQUESTED', 'CHECKED') and r.expires_at > ? then r.created_at end,
       r.created_at desc, r.id limit ${SHOWN}`,
    [ctx.organizationId, ctx.ports.clock.now(), ctx.ports.clock.now()],
  )
  return rows.map((row) => viewOf(ctx, row))
}

/** Reads one request. */
export async function factorReset(ctx: RequestContext, id: string): Promise<FactorResetView> {
  const [row] = await ctx.em.execute<Row[]>(`${SELECT} and r.id = ?`, [ctx.organizationId, id])
  if (!row) throw new Error('The request is gone.')
  return viewOf(ctx, row)
}

function viewOf(ctx: RequestContext, { roles, ...row }: Row): FactorResetView {
  const expiresAt = timestamp(row.expiresAt)
  return {
    ...row,
    expiresAt,
    isStaff: isStaff(roles),
    state: factorResetState({ state: row.state, expiresAt }, ctx.ports.clock.now()),
    createdAt: timestamp(row.createdAt),
    checkedAt: optionalTimestamp(row.checkedAt),
    decidedAt: optionalTimestamp(row.decidedAt),
  }
}
