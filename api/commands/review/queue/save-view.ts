import { COUNT_LIMITS, TEXT_LIMITS, textLength } from '../../../../schema/vocabulary/limits.ts'
import type { ReviewQueueSort } from '../../../../schema/vocabulary/review-queue.ts'
import type { RequestContext, SignedInViewer } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import { ok } from '../../../domain/result.ts'
import { ReviewQueueView } from '../../../entities/app/review-queue-view.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../../user-fault.ts'

export interface QueueViewInput {
  /** One of the own views; a new one is made without it. */
  viewId?: string | null
  name: string
  filter: object
  sort: ReviewQueueSort
  isDefault: boolean
  isShared: boolean
  expectedRevision?: number | null
}

/**
 * Keeps a filter and an order of the review queue under a name, or changes what is kept. A new default takes the place of
 * the one before.
 *
 * Refuses a name that is empty, too long or used already, a view too many, a stale revision; and to share it for people
 * who do not approve versions.
 *
 * @throws ForbiddenError for people who do not read the queue.
 */
export async function saveQueueView(
  ctx: RequestContext,
  input: QueueViewInput,
): Promise<CommandResult<ReviewQueueView>> {
  const viewer = requireViewer(ctx)
  if (!can(viewer, 'review-queue.read')) return deny(ctx, 'review-queue.read')
  const checked = checkInput(viewer, input)
  if (!checked.ok) return checked
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'queue-views', viewer.userId)
    const views = await tx.em.find(ReviewQueueView, { userId: viewer.userId })
    const kept = input.viewId ? views.find(({ id }) => id === input.viewId) : undefined
    const free = checkPlace(views, kept, input)
    if (!free.ok) return free
    if (input.isDefault) await takeDefault(tx, viewer.userId, kept?.id)
    const view = write(tx, viewer.userId, { input, kept })
    recordEvent(tx, {
      action: 'review-queue-view.saved',
      detail: { name: view.name, isShared: view.isShared },
    })
    await tx.em.flush()
    return ok(view)
  })
}

function checkInput(viewer: SignedInViewer, { name, filter, isShared }: QueueViewInput) {
  const faults = lengthFaults({ name }, TEXT_LIMITS.queueViewName)
  if (faults.length) return { ok: false as const, error: faults }
  const search = 'search' in filter && typeof filter.search === 'string' ? filter.search : ''
  const { max } = TEXT_LIMITS.search
  if (textLength(search) > max) {
    const message = `Search for at most ${max} characters.`
    const path = ['filter', 'search']
    return refuse({ code: 'TOO_LONG', message, path, limit: max, actual: textLength(search) })
  }
  if (isShared && !can(viewer, 'app-version.approve')) {
    const message = 'Views for everybody are kept by those who approve versions.'
    return refuse({ code: 'FORBIDDEN', message, path: ['isShared'] })
  }
  return ok(undefined)
}

function checkPlace(
  views: readonly ReviewQueueView[],
  kept: ReviewQueueView | undefined,
  { viewId, name, expectedRevision }: QueueViewInput,
): CommandResult<unknown> {
  if (viewId && !kept) return notFound('view', ['viewId'])
  if (kept && expectedRevision !== kept.revision) return stale(expectedRevision ?? 0, kept.revision)
  const { max } = COUNT_LIMITS.queueViews
  if (!kept && views.length >= max) {
    const message = `You keep ${max} views already. Remove one first.`
    return refuse({ code: 'INVALID', message, limit: max, actual: views.length, path: ['name'] })
  }
  const isTaken = views.some((view) => view !== kept && plain(view.name) === plain(name))
  if (!isTaken) return ok(undefined)
  return refuse({
    code: 'NOT_UNIQUE',
    message: 'You have a view of this name already.',
    path: ['name'],
  })
}

function plain(name: string): string {
  return name.trim().toLowerCase()
}

async function takeDefault(ctx: RequestContext, userId: string, but: string | undefined) {
  await ctx.em.execute(
    `update review_queue_view set is_default = false, revision = revision + 1
     where user_id = ?::uuid and is_default and id is distinct from ?::uuid`,
    [userId, but ?? null],
  )
}

function write(
  ctx: RequestContext,
  userId: string,
  { input, kept }: { input: QueueViewInput; kept: ReviewQueueView | undefined },
): ReviewQueueView {
  const { name, filter, sort, isDefault, isShared } = input
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined)
  const fields = {
    name: name.trim(),
    filter: Object.fromEntries(given),
    sort,
    isDefault,
    isShared,
    updatedAt: ctx.ports.clock.now(),
  }
  if (kept) return ctx.em.assign(kept, fields)
  return ctx.em.create(ReviewQueueView, {
    ...fields,
    organizationId: ctx.organizationId,
    createdAt: fields.updatedAt,
    revision: 1,
    userId,
  })
}
