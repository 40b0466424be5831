import type { AppVersionTransition } from '../../../schema/vocabulary/app-transition.ts'
import type { GovernanceStage, StageState } from '../../../schema/vocabulary/stage.ts'
import type { Viewer } from '../abilities.ts'
import { currentStages } from './stages.ts'

/** A stage of a version, and how far it is. */
interface StageRow {
  readonly stage: GovernanceStage
  readonly state: StageState
}

/**
 * Finds the stage in which somebody holds what is bound to a stage: to send a version back, one it is in now; to reject
 * it, any that is theirs (LIFECYCLE D3). Undefined where they have none.
 */
export function dutyStageOf(
  transition: AppVersionTransition,
  { ownStages }: Pick<Viewer, 'ownStages'>,
  rows: readonly StageRow[],
): GovernanceStage | undefined {
  if (transition !== 'REQUEST_CHANGES') return ownStages[0]
  const states = new Map(rows.map(({ stage, state }) => [stage, state]))
  const current = currentStages({ states })
  return ownStages.find((stage) => current.includes(stage))
}
