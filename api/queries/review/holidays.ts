import type { RequestContext } from '../../context.ts'
import type { HospitalCalendar } from '../../domain/governance/hospital-calendar.ts'
import { policyBook, type StoredPolicy } from '../../domain/governance/policy-book.ts'
import { Holiday } from '../../entities/platform/holiday.entity.ts'

/** Lists the days on which the hospital does not work, first one first. */
export function holidays(ctx: Pick<RequestContext, 'em' | 'organizationId'>): Promise<Holiday[]> {
  const { em, organizationId } = ctx
  return em.find(Holiday, { organizationId }, { orderBy: { day: 'asc' } })
}

/** Reads the calendar of the hospital, its zone and its holidays, with its policies. One statement. */
export async function businessCalendar(
  ctx: Pick<RequestContext, 'em' | 'organizationId'>,
): Promise<HospitalCalendar> {
  const [row] = await ctx.em.execute<Row[]>(
    `select coalesce(o.settings->>'timeZone', 'UTC') as "timeZone",
       coalesce((select jsonb_agg(h.day::text) from holiday h where h.organization_id = o.id), '[]') as days,
       ${POLICIES} as policies
     from organization o where o.id = ?`,
    [ctx.organizationId],
  )
  return {
    timeZone: row?.timeZone ?? 'UTC',
    holidays: new Set(row?.days),
    policies: policyBook(row?.policies ?? []),
  }
}

/** The stored versions of the policy of `organization o`. */
export const POLICIES = `coalesce((select jsonb_agg(jsonb_build_object('number', r.number, 'value', r.value))
  from hospital_rule r where r.organization_id = o.id and r.subject = 'POLICY'), '[]')`

interface Row {
  timeZone: string
  days: string[]
  policies: StoredPolicy[]
}
