import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { Holiday } from '../../entities/platform/holiday.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound } from '../user-fault.ts'

/**
 * Takes a holiday back: the day counts again in every review clock.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export async function removeHoliday(
  ctx: RequestContext,
  holidayId: string,
): Promise<CommandResult<Holiday>> {
  if (!can(requireViewer(ctx), 'organization.administer')) {
    return deny(ctx, 'organization.administer')
  }
  return inTransaction(ctx, async (tx) => {
    const { organizationId } = tx
    const holiday = await tx.em.findOne(Holiday, { id: holidayId, organizationId })
    if (!holiday) return notFound('holiday', ['holidayId'])
    const { day, name } = holiday
    tx.em.remove(holiday)
    recordEvent(tx, { action: 'holiday.removed', detail: { day, name } })
    return ok(holiday)
  })
}
