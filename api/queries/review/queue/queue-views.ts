import type { RequestContext, SignedInViewer } from '../../../context.ts'
import { ReviewQueueView } from '../../../entities/app/review-queue-view.entity.ts'

/** Lists the views somebody keeps of the review queue and those that are shared, by name. One statement. */
export function queueViews(
  { em, organizationId }: Pick<RequestContext, 'em' | 'organizationId'>,
  { userId }: Pick<SignedInViewer, 'userId'>,
): Promise<ReviewQueueView[]> {
  return em.find(
    ReviewQueueView,
    { organizationId, $or: [{ userId }, { isShared: true }] },
    { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
  )
}
