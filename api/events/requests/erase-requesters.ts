import { APP_REQUEST_PERSON_MONTHS } from '../../../schema/vocabulary/app-request.ts'
import { personKeptSince } from '../../domain/app-request.ts'
import { asPlatform } from '../access/as-platform.ts'
import type { HandlerContext } from '../handler.ts'
import { recordEvent } from '../record-event.ts'

/**
 * Erases who asked for an app twelve months ago: name and address. What was asked for and what came of it stays
 * (decision 42).
 */
export async function eraseRequesters(ctx: HandlerContext): Promise<void> {
  await ctx.em.transactional(async (em) => {
    const now = ctx.ports.clock.now()
    const erased = await em.execute<{ id: string }[]>(
      `update app_request set requester_name = null, requester_email = null, erased_at = ?
       where organization_id = ? and erased_at is null and created_at < ? returning id`,
      [now, ctx.organizationId, personKeptSince(now, APP_REQUEST_PERSON_MONTHS)],
    )
    if (!erased.length) return
    const detail = { count: erased.length, requestIds: erased.map(({ id }) => id) }
    recordEvent(asPlatform({ ...ctx, em }), { action: 'app-request.erased', detail })
  })
}
