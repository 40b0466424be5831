import type { RequestContext } from '../../../context.ts'
import { recordEvent } from '../../../events/record-event.ts'

/**
 * Ends an open request to remove somebody's second factors: they showed one after all, or chose another password, which
 * is what its owner does who never asked for it. Writes nothing when there is none.
 */
export async function withdrawFactorReset(
  ctx: RequestContext,
  userId: string,
  because: string,
): Promise<void> {
  const now = ctx.ports.clock.now()
  const ended = await ctx.em.execute<{ id: string }[]>(
    `update second_factor_reset set state = 'WITHDRAWN', decided_at = ?, updated_at = ?, revision = revision + 1
     where user_id = ? and state in ('REQUESTED', 'CHECKED') returning id`,
    [now, now, userId],
  )
  for (const { id: resetId } of ended) {
    const action = 'second-factor.reset-withdrawn'
    recordEvent(ctx, { action, userRef: userId, detail: { resetId, because } })
  }
}
