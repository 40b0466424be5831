import {
  FACTOR_RESET_DAYS,
  OPEN_FACTOR_RESET_STATES,
} from '../../../../schema/vocabulary/second-factor.ts'
import type { RequestContext } from '../../../context.ts'
import { ok, type Result, refused } from '../../../domain/result.ts'
import { SecondFactorReset } from '../../../entities/account/second-factor-reset.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { lockName } from '../../revision.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Records that the person whose password was right has lost every second factor. One that is open already stays as it
 * is, whoever asks again: it neither begins anew nor lasts longer.
 */
export async function requestFactorReset(
  ctx: RequestContext,
): Promise<Result<{ expiresAt: Date }, { retryAfterSeconds: number }>> {
  const { userId } = requireViewer(ctx)
  const retryAfterSeconds = await ctx.ports.rateLimiter.take('factor-reset', userId)
  if (retryAfterSeconds > 0) return refused({ retryAfterSeconds })
  return ctx.em.transactional(async (em) => ok(await openReset({ ...ctx, em }, userId)))
}

async function openReset(tx: RequestContext, userId: string): Promise<{ expiresAt: Date }> {
  await lockName(tx, 'factor-reset', userId)
  const now = tx.ports.clock.now()
  const known = await tx.em.findOne(SecondFactorReset, {
    userId,
    state: { $in: [...OPEN_FACTOR_RESET_STATES] },
  })
  if (known && known.expiresAt > now) return { expiresAt: known.expiresAt }
  if (known) known.state = 'EXPIRED'
  await tx.em.flush() // before the next one: only one may be open
  const reset = tx.em.create(SecondFactorReset, {
    organizationId: tx.organizationId,
    createdAt: now,
    updatedAt: now,
    revision: 1,
    userId,
    state: 'REQUESTED',
    expiresAt: new Date(now.getTime() + FACTOR_RESET_DAYS * DAY_MS),
    sourceIp: tx.sourceIp,
  })
  await tx.em.flush()
  recordEvent(
    tx,
    { action: 'second-factor.reset-requested', userRef: userId, detail: { resetId: reset.id } },
    { type: 'account.factor-reset-moved', resetId: reset.id, userId, to: 'REQUESTED' },
  )
  return { expiresAt: reset.expiresAt }
}
