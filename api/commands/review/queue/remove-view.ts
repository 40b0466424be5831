import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { ReviewQueueView } from '../../../entities/app/review-queue-view.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, notFound } from '../../user-fault.ts'

/** Removes an own view of the review queue, for everybody who saw it. Refuses other people's. */
export function removeQueueView(
  ctx: RequestContext,
  viewId: string,
): Promise<CommandResult<ReviewQueueView>> {
  const { userId } = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const view = await tx.em.findOne(ReviewQueueView, { id: viewId, userId })
    if (!view) return notFound('view', ['viewId'])
    tx.em.remove(view)
    recordEvent(tx, {
      action: 'review-queue-view.removed',
      detail: { name: view.name, isShared: view.isShared },
    })
    await tx.em.flush()
    return ok(view)
  })
}
