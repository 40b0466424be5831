import type { AppVersionStatus } from '../../../../schema/vocabulary/app-status.ts'
import {
  APP_VERSION_STATUS_NAMES,
  REVIEW_STATE_NAMES,
} from '../../../../schema/vocabulary/app-status.ts'
import type { Ability } from '../../../../schema/vocabulary/permission.ts'
import type { GovernanceStage } from '../../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../../context.ts'
import { authorize } from '../../../domain/abilities.ts'
import { beginReview } from '../../../domain/app-lifecycle.ts'
import { ok } from '../../../domain/result.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { findVersionForChange, type VersionAndApp } from '../../registration/find-version.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'
import { stateOf } from '../move-app-version.ts'
import { type StageFile, stageFileOf } from './stage-file.ts'

/** What reviewers write about a stage is theirs: the activity a vendor reads leaves it out. */
export const AMONG_REVIEWERS = { visibility: 'REVIEWERS_ONLY' } as const

export interface StageAt {
  versionId: string
  stage: GovernanceStage
}

export interface FoundStage extends VersionAndApp {
  file: StageFile
}

/**
 * Finds a version in review whose stage somebody may decide, and locks it.
 * Refuses people of its vendor, and versions that are not with the reviewers now.
 *
 * @throws ForbiddenError for people who may see the version but do not decide this stage.
 */
export async function findStage(
  ctx: RequestContext,
  tx: RequestContext,
  at: StageAt,
): Promise<CommandResult<FoundStage>> {
  const found = await findForReview(ctx, tx, { ...at, ability: 'stage.decide' })
  return found.ok ? ok({ ...found.value, file: await stageFileOf(tx, found.value) }) : found
}

/**
 * Finds a version that somebody may decide something about while it is with the reviewers, and locks it.
 * Refuses people of its vendor, and versions that are not with the reviewers now.
 *
 * @throws ForbiddenError for people who may see the version but do not hold the ability in that stage.
 */
export async function findForReview(
  ctx: RequestContext,
  tx: RequestContext,
  { versionId, stage, ability }: StageAt & { ability: Ability },
): Promise<CommandResult<VersionAndApp>> {
  const viewer = requireViewer(ctx)
  const found = await findVersionForChange(tx, viewer, versionId)
  if (!found) return notFound('version', ['versionId'])
  const { vendorId, id: appId } = found.app
  const allowed = authorize(viewer, ability, { vendorId, stage })
  if (!allowed.ok && allowed.error.code === 'FORBIDDEN')
    return deny(ctx, ability, { vendorId, appId })
  if (!allowed.ok) return refuse({ code: 'SEPARATION_OF_DUTIES', message: allowed.error.reason })
  const standing = withReviewers(found)
  return standing.ok ? ok(found) : standing
}

/** Marks a version that waited as being looked at: the first thing a reviewer does with it says so. */
export function beginReviewOf(ctx: RequestContext, { version, app }: VersionAndApp): void {
  const { reviewState } = beginReview(stateOf(version))
  if (reviewState === (version.reviewState ?? null)) return
  version.reviewState = reviewState
  version.updatedAt = ctx.ports.clock.now()
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  recordEvent(ctx, { action: 'app-version.review-started', ...subject })
}

function withReviewers({ version }: VersionAndApp): CommandResult<unknown> {
  const { status, reviewState } = version
  if (reviewState === 'WAITING' || reviewState === 'UNDER_REVIEW') return ok(undefined)
  const standing = reviewState ? REVIEW_STATE_NAMES[reviewState] : statusName(status)
  const message = `The version is ${standing}: it is decided about while it is with the reviewers.`
  return refuse({ code: 'INVALID_TRANSITION', message, path: ['versionId'] })
}

function statusName(status: AppVersionStatus): string {
  return APP_VERSION_STATUS_NAMES[status]
}
