import { COUNT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { Notification } from '../../entities/messaging/notification.entity.ts'
import { requireViewer } from '../authorize.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'

export interface NotificationsReadInput {
  ids?: string[] | null | undefined
  all?: boolean | null | undefined
}

/** Marks notices of one's own as read: some, or all there are. Somebody else's are passed over like unknown ones. */
export function markNotificationsRead(
  ctx: RequestContext,
  { ids = [], all }: NotificationsReadInput,
): Promise<CommandResult<SignedInViewer>> {
  const viewer = requireViewer(ctx)
  const limit = COUNT_LIMITS.page.max
  const actual = ids?.length ?? 0
  return inTransaction(ctx, async (tx) => {
    if (actual > limit) {
      const message = `Mark at most ${limit} notices at a time, or all of them; there are ${actual}.`
      return refuse({ code: 'TOO_LONG', message, path: ['ids'], limit, actual })
    }
    if (!all && actual === 0) {
      return refuse({ code: 'REQUIRED', message: 'Name the notices, or mark all.', path: ['ids'] })
    }
    const which = all ? {} : { id: { $in: ids ?? [] } }
    await tx.em.nativeUpdate(
      Notification,
      { userId: viewer.userId, readAt: null, ...which },
      { readAt: tx.ports.clock.now() },
    )
    return ok(viewer)
  })
}
