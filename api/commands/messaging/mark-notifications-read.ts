import { COUNT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { Notification } from '../../entities/messaging/notification.entity.ts'
import { OutboxMessage } from '../../entities/platform/outbox-message.entity.ts'
import { outboxRow } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'

export interface NotificationsReadInput {
  ids?: string[] | null | undefined
  all?: boolean | null | undefined
}

/**
 * Marks notices of one's own as read: some, or all there are; one's other tabs hear of it. Somebody else's are passed over like
 * unknown ones.
 */
export function markNotificationsRead(
  ctx: RequestContext,
  { ids, all }: NotificationsReadInput,
): Promise<CommandResult<SignedInViewer>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const chosen = all ? null : (ids ?? [])
    const fault = countFault(ids?.length ?? 0, chosen)
    if (fault) return fault
    const readAt = tx.ports.clock.now()
    const which = chosen ? { id: { $in: chosen } } : {}
    const marked = await tx.em.nativeUpdate(
      Notification,
      { userId: viewer.userId, readAt: null, ...which },
      { readAt },
    )
    if (marked > 0) tell(tx, { userId: viewer.userId, ids: chosen, readAt })
    return ok(viewer)
  })
}

function countFault(actual: number, chosen: string[] | null) {
  const limit = COUNT_LIMITS.page.max
  if (actual > limit) {
    const message = `Mark at most ${limit} notices at a time, or all of them; there are ${actual}.`
    return refuse({ code: 'TOO_LONG', message, path: ['ids'], limit, actual })
  }
  if (chosen?.length !== 0) return undefined
  return refuse({ code: 'REQUIRED', message: 'Name the notices, or mark all.', path: ['ids'] })
}

interface Marked {
  userId: string
  ids: string[] | null
  readAt: Date
}

/** Nothing for the audit trail: what somebody has read of their own concerns nobody else. */
function tell(tx: RequestContext, { readAt, ...marked }: Marked): void {
  const event = { type: 'notification.read', ...marked, readAt: readAt.toISOString() } as const
  tx.em.create(OutboxMessage, outboxRow(tx, event))
}
