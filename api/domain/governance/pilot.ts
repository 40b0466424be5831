import { COUNT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import {
  type GovernanceStage,
  STAGE_STATE_NAMES,
  STAGES_BEFORE_APPROVAL,
  stageRule,
} from '../../../schema/vocabulary/stage.ts'
import { isDone, type StageStanding, stateOfStage, unfiled } from './stages.ts'

const DAY_MS = 86_400_000

/** The stages that have to stay behind a version for as long as it is tried out (R264). */
export const STAGES_BEFORE_PILOT: readonly GovernanceStage[] = STAGES_BEFORE_APPROVAL.filter(
  (stage) => stage !== 'PILOT',
)

/** Says what keeps a pilot from starting: earlier stages, plans that are not filed, or a stage that is decided already. */
export function pilotProblem(standing: StageStanding): string | undefined {
  const open = STAGES_BEFORE_PILOT.filter((stage) => !isDone(stateOfStage(standing, stage)))
  const { name, startsWith } = stageRule('PILOT')
  const missing = [...open.map((stage) => stageRule(stage).name), ...unfiled(standing, startsWith)]
  if (missing.length) return `A pilot starts after: ${missing.join(', ')}.`
  const state = stateOfStage(standing, 'PILOT')
  if (state === 'IN_PROGRESS') return undefined
  return `A pilot starts while the stage ${name} runs; it is ${STAGE_STATE_NAMES[state].toLowerCase()}.`
}

/** Says what is wrong with the end of a pilot: past, or too far from its start. */
export function pilotEndProblem(
  endsAt: Date,
  { now, startedAt }: { now: Date; startedAt: Date },
): string | undefined {
  if (!(endsAt > now)) return 'Choose a day that is to come.'
  if (endsAt <= latestPilotEnd(startedAt)) return undefined
  return `A pilot lasts ${COUNT_LIMITS.pilotDays.max} days at most.`
}

/** The last moment a pilot may end at, counted from its start. */
function latestPilotEnd(startedAt: Date): Date {
  return new Date(startedAt.getTime() + COUNT_LIMITS.pilotDays.max * DAY_MS)
}
