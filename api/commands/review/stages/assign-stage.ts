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

/** An open stage, as somebody saw it. */
export interface SeenStage extends StageAt {
  expectedRevision: number
}

export interface StageAssignment extends SeenStage {
  /** Takes it on, or gives it back to everybody of its roles. */
  isMine: boolean
}

/**
 * Takes an open stage on, or gives it back to everybody of its roles (R255).
 *
 * @throws ForbiddenError for people who may see the version but do not decide this stage.
 */
export function assignStage(
  ctx: RequestContext,
  { isMine, ...seen }: StageAssignment,
): Promise<CommandResult<VersionAndApp>> {
  const { userId } = requireViewer(ctx)
  return inTransaction(ctx, (tx) => giveStage(ctx, tx, { seen, to: isMine ? userId : null }))
}

/**
 * Gives an open stage to somebody, or to nobody, within a transaction; `mayHave` is asked once its version is known.
 *
 * @throws ForbiddenError for people who may see the version but do not decide this stage.
 */
export async function giveStage(
  ctx: RequestContext,
  tx: RequestContext,
  { seen, to, mayHave }: { seen: SeenStage; to: string | null; mayHave?: MayHave },
): Promise<CommandResult<VersionAndApp>> {
  const found = await findStage(ctx, tx, seen)
  if (!found.ok) return found
  const { version, app } = found.value
  const open = openRow(found.value, seen)
  if (!open.ok) return open
  const allowed = mayHave?.(app, seen) ?? ok(undefined)
  if (!allowed.ok) return allowed
  open.value.ownerId = to
  const { stage } = seen
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  const isTaken = to === ctx.viewer?.userId
  recordEvent(
    tx,
    {
      action: 'stage.assigned',
      ...subject,
      ...(to && !isTaken ? { userRef: to } : {}),
      detail: { ...AMONG_REVIEWERS, stage, isTaken },
    },
    { type: 'stage.assigned', stage, assigneeId: to, ...subject },
  )
  beginReviewOf(tx, { version, app })
  await tx.em.flush()
  return ok({ version, app })
}

/** Says whether somebody may have a stage of an app. */
export type MayHave = (app: VersionAndApp['app'], at: StageAt) => CommandResult<unknown>

function openRow(
  { file }: FoundStage,
  { stage, expectedRevision }: SeenStage,
): CommandResult<StageReview> {
  const row = file.rows.find((each) => each.stage === stage)
  if (row?.state !== 'IN_PROGRESS') {
    const message = `${stageRule(stage).name} is not in progress: there is nothing to take on.`
    return refuse({ code: 'STAGE_ORDER', message, path: ['stage'] })
  }
  return row.revision === expectedRevision ? ok(row) : stale(expectedRevision, row.revision)
}
