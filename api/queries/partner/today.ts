import type { RequestContext } from '../../context.ts'
import { dayOf } from '../../domain/day.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'

/** Says which day it is by the calendar of the hospital. */
export async function todayOf({
  em,
  organizationId,
  ports,
}: Pick<RequestContext, 'em' | 'organizationId' | 'ports'>): Promise<string> {
  const { settings } = await em.findOneOrFail(Organization, { id: organizationId })
  return dayOf(ports.clock.now(), settings.timeZone ?? 'UTC')
}
