import { KEPT_DAYS } from '../../../schema/vocabulary/lifetimes.ts'
import type { HandlerContext } from '../handler.ts'
import { recordEvent } from '../record-event.ts'
import { asPlatform } from './as-platform.ts'

const DAY_IN_MS = 86_400_000

/**
 * Erases the state of apps that are gone: every version was retired or rejected, the last of them so long ago that nobody
 * waits for it to come back (decision 68).
 */
export async function eraseAppState(ctx: HandlerContext): Promise<void> {
  const moment = new Date(ctx.ports.clock.now().getTime() - KEPT_DAYS.appState * DAY_IN_MS)
  await ctx.em.transactional(async (em) => {
    const erased = await em.execute<{ app_id: string }[]>(
      `delete from app_state s where s.organization_id = ? and not exists (
         select 1 from app_version v
         where v.app_id = s.app_id and (v.status not in ('RETIRED', 'REJECTED') or v.status_changed_at >= ?))
       returning s.app_id`,
      [ctx.organizationId, moment],
    )
    if (!erased.length) return
    const appIds = [...new Set(erased.map(({ app_id }) => app_id))]
    const detail = { count: erased.length, appIds }
    recordEvent(asPlatform({ ...ctx, em }), { action: 'app-state.erased', detail })
  })
}
