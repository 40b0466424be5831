import type { AuditAction } from '../../../schema/vocabulary/audit-action.ts'
import type { SettingsArea } from '../../../schema/vocabulary/settings-area.ts'
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

/** One setting as it was and as it is. */
export interface SettingChange {
  field: string
  before: string | null
  after: string | null
}

/** Somebody changed the settings of the hospital. */
export interface OrganizationChange {
  id: string
  at: Date
  by: string
  action: AuditAction
  /** Whom or what it is about. */
  subject: string | null
  reason: string | null
  changes: SettingChange[]
}

/** What is recorded about each part of the settings. */
const ACTIONS: Readonly<Record<SettingsArea, readonly AuditAction[]>> = {
  PEOPLE: [
    'member.invited',
    'member.invitation-revoked',
    'member.joined',
    'member.role-changed',
    'member.removed',
  ],
  RULES: ['organization.changed'],
  BRAND: ['organization.changed'],
  TEXTS: ['organization.changed'],
  LEGAL: ['organization.changed'],
  POLICIES: ['policy.changed'],
  CATALOG: ['scope-catalog.changed'],
  HOLIDAYS: ['holiday.added', 'holiday.removed'],
  SERVICE_ACCOUNTS: ['service-account.created', 'service-account.ended'],
  LOST_FACTORS: [
    'second-factor.reset-checked',
    'second-factor.reset-done',
    'second-factor.reset-declined',
  ],
}

/** The areas that share one action, told apart by what the row says. */
const SHARED: ReadonlySet<SettingsArea> = new Set(['RULES', 'BRAND', 'TEXTS', 'LEGAL'])

interface Row {
  id: string
  sequence: number
  at: string
  by: string
  action: AuditAction
  detail: Record<string, unknown> | null
  person: string | null
}

/** Lists who changed a part of the settings, newest first. Two statements. */
export async function organizationChanges(
  ctx: RequestContext,
  { area, ...request }: PageRequest & { area: SettingsArea },
): Promise<Page<OrganizationChange> & { totalCount: number }> {
  const first = pageSize(request)
  const [before] = request.after ? decodeCursor(request.after, ['integer']) : []
  const isShared = SHARED.has(area)
  const actions = ACTIONS[area].map((action) => `'${action}'`).join(', ') // ours, no input: the index is partial
  const where = `e.organization_id = ? and e.action in (${actions}) ${isShared ? `and e.detail->>'area' = ?` : ''}`
  const values = [ctx.organizationId, ...(isShared ? [area] : [])]
  const rows = await ctx.em.execute<Row[]>(
    `select e.id, e.sequence::int8 as sequence, e.created_at as at, e.actor_name as by, e.action, e.detail,
       (select u.first_name || ' ' || u.last_name from user_account u
        where u.id = case when e.user_ref ~ '^[0-9a-f-]{36}$' then e.user_ref::uuid end) as person
     from audit_event e
     where ${where} ${before === undefined ? '' : 'and e.sequence < ?'}
     order by e.sequence desc limit ?`,
    [...values, ...(before === undefined ? [] : [before]), first + 1],
  )
  const [total] = await ctx.em.execute<{ n: number }[]>(
    `select count(*)::int as n from audit_event e where ${where}`,
    values,
  )
  const page = pageOf(rows, { ...request, first }, (row) => ({
    cursor: encodeCursor([Number(row.sequence)]),
    node: changeOf(row),
  }))
  return { ...page, totalCount: total?.n ?? 0 }
}

function changeOf({ id, at, by, action, detail, person }: Row): OrganizationChange {
  const { subject, reason, name, purpose } = detail ?? {}
  return {
    ...{ id, by, action, at: timestamp(at) },
    subject: textOf(subject) ?? textOf(name) ?? textOf(purpose) ?? person,
    reason: textOf(reason),
    changes: changesOf(detail),
  }
}

function changesOf(detail: Row['detail']): SettingChange[] {
  const { changes } = detail ?? {}
  if (!Array.isArray(changes)) return []
  return changes.filter(isChange).map(({ field, before, after }) => ({ field, before, after }))
}

function isChange(value: unknown): value is SettingChange {
  return typeof value === 'object' && value !== null && 'field' in value
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
