import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { isDay } from '../../domain/day.ts'
import { ok } from '../../domain/result.ts'
import { Holiday } from '../../entities/platform/holiday.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { lengthFaults } from '../field-checks.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'

export interface HolidayInput {
  /** YYYY-MM-DD. */
  day: string
  name: string
}

/**
 * Adds a day on which the hospital does not work: review clocks that are running stand still on it, at once.
 * Refuses what is no day of the calendar, or is there already.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export async function addHoliday(
  ctx: RequestContext,
  { day, name }: HolidayInput,
): Promise<CommandResult<Holiday>> {
  const viewer = requireViewer(ctx)
  if (!can(viewer, 'organization.administer')) return deny(ctx, 'organization.administer')
  if (!isDay(day)) {
    const message = 'Enter a day as year, month and day: 2026-12-25.'
    return refuse({ code: 'INVALID', message, path: ['day'] })
  }
  const faults = lengthFaults({ name }, TEXT_LIMITS.holidayName)
  if (faults.length) return { ok: false, error: faults }
  return inTransaction(ctx, async (tx) => {
    const id = crypto.randomUUID()
    const written = await tx.em.execute(
      `insert into holiday (id, organization_id, created_at, day, name, created_by_id)
       values (?, ?, ?, ?, ?, ?) on conflict do nothing returning id`,
      [id, tx.organizationId, tx.ports.clock.now(), day, name.trim(), viewer.userId],
    )
    if (!written.length) {
      return refuse({
        code: 'NOT_UNIQUE',
        message: 'This day is a holiday already.',
        path: ['day'],
      })
    }
    recordEvent(tx, { action: 'holiday.added', detail: { day, name: name.trim() } })
    return ok(await tx.em.findOneOrFail(Holiday, { id }))
  })
}
