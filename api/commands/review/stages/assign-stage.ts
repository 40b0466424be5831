import { stageRule } from '../../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import type { StageReview } from '../../../entities/app/stage-review.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, refuse, stale } from '../../user-fault.ts'
import {
  AMONG_REVIEWERS,
  beginReviewOf,
  type FoundStage,
  findStage,
  type StageAt,
} from './find-stage.ts'

export interface StageAssignment extends StageAt {
  /** Takes it on, or gives it back to everybody of its roles. */
  isMine: boolean
  expectedRevision: number
}

/**
 * Takes an open stage on, or gives it back to everybody of its roles (R255).
 *
 * @throws ForbiddenError for people who may see the version but do not decide this stage.
 */
export function assignStage(
  ctx: RequestContext,
  input: StageAssignment,
): Promise<CommandResult<VersionAndApp>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findStage(ctx, tx, input)
    if (!found.ok) return found
    const { version, app } = found.value
    const { stage, isMine } = input
    const open = openRow(found.value, input)
    if (!open.ok) return open
    open.value.ownerId = isMine ? viewer.userId : null
    recordEvent(tx, {
      action: 'stage.assigned',
      vendorId: app.vendorId,
      appId: app.id,
      appVersionId: version.id,
      detail: { ...AMONG_REVIEWERS, stage, isTaken: isMine },
    })
    beginReviewOf(tx, { version, app })
    await tx.em.flush()
    return ok({ version, app })
  })
}

function openRow(
  { file }: FoundStage,
  { stage, expectedRevision }: StageAssignment,
): CommandResult<StageReview> {
  const row = file.rows.find((each) => each.stage === stage)
  if (row?.state !== 'IN_PROGRESS') {
    const message = `${stageRule(stage).name} is not in progress: there is nothing to take on.`
    return refuse({ code: 'STAGE_ORDER', message, path: ['stage'] })
  }
  return row.revision === expectedRevision ? ok(row) : stale(expectedRevision, row.revision)
}
