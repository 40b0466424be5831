import type { RequestContext } from '../../context.ts'
import type { BusinessCalendar } from '../../domain/governance/business-calendar.ts'
import { Holiday } from '../../entities/platform/holiday.entity.ts'

/** Lists the days on which the hospital does not work, first one first. */
export function holidays(ctx: Pick<RequestContext, 'em' | 'organizationId'>): Promise<Holiday[]> {
  const { em, organizationId } = ctx
  return em.find(Holiday, { organizationId }, { orderBy: { day: 'asc' } })
}

/** Reads the calendar of the hospital: its zone and its holidays. One statement. */
export async function businessCalendar(
  ctx: Pick<RequestContext, 'em' | 'organizationId'>,
): Promise<BusinessCalendar> {
  const [row] = await ctx.em.execute<{ timeZone: string; days: string[] }[]>(
    `select coalesce(o.settings->>'timeZone', 'UTC') as "timeZone",
       coalesce((select jsonb_agg(h.day::text) from holiday h where h.organization_id = o.id), '[]') as days
     from organization o where o.id = ?`,
    [ctx.organizationId],
  )
  return { timeZone: row?.timeZone ?? 'UTC', holidays: new Set(row?.days) }
}
