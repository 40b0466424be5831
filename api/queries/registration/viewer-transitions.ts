import type { AppVersionTransition } from '../../../schema/vocabulary/app-transition.ts'
import type { Ability } from '../../../schema/vocabulary/permission.ts'
import { can, rolesOver, type Viewer } from '../../domain/abilities.ts'
import { allowedTransitions } from '../../domain/app-lifecycle.ts'
import { dutyStageOf } from '../../domain/governance/duty-stage.ts'
import { emergencySuspenderId } from '../../domain/suspension.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { StageReview } from '../../entities/app/stage-review.entity.ts'

/** The ability behind each step a person can take. What the platform does by itself has none. */
const ABILITY_OF: Partial<Record<AppVersionTransition, Ability>> = {
  SUBMIT: 'app-version.submit',
  RESUBMIT: 'app-version.submit',
  WITHDRAW: 'app-version.submit',
  DISCARD: 'app-version.draft',
  REQUEST_CHANGES: 'app-version.request-changes',
  REJECT: 'app-version.reject',
  APPROVE: 'app-version.approve',
  RELEASE: 'app-version.release',
  SUSPEND: 'app-version.suspend',
  REINSTATE: 'app-version.reinstate',
  RETIRE: 'app-version.retire',
}

interface ReviewDuties {
  vendorId: string
  /** Who approved already. */
  approverIds?: readonly string[]
  securityPassedBy?: string | undefined
  /** The stages that were ever opened, of a version in review. */
  stages?: readonly StageReview[]
}

/** Lists what a viewer may do with a version now: the lifecycle table and the permission table together. */
export function viewerTransitions(
  viewer: Viewer | undefined,
  version: AppVersion,
  { vendorId, approverIds = [], securityPassedBy, stages = [] }: ReviewDuties,
): AppVersionTransition[] {
  const state = { status: version.status, reviewState: version.reviewState ?? null }
  const confirmedBy: Partial<Record<AppVersionTransition, string | undefined>> = {
    APPROVE: approverIds.find((id) => id === viewer?.userId),
    REINSTATE: emergencySuspenderId(version),
  }
  return Object.entries(ABILITY_OF).flatMap(([name, ability]) => {
    const roles = rolesOver(viewer, ability, { vendorId })
    const step = allowedTransitions(state, { roles }).find((transition) => transition === name)
    const isDone = step === 'DISCARD' && version.submittedAt
    const firstApproverId = step && confirmedBy[step]
    const stage = step && viewer && dutyStageOf(step, viewer, stages)
    const isAble = can(viewer, ability, { vendorId, stage, firstApproverId, securityPassedBy })
    return step && !isDone && isAble ? [step] : []
  })
}
