import {
  ARTIFACT_KIND_NAMES,
  type ArtifactKind,
} from '../../../schema/vocabulary/decision-artifact.ts'
import type { RiskTier } from '../../../schema/vocabulary/registration.ts'
import {
  type GovernanceStage,
  STAGE_STATE_NAMES,
  STAGES,
  STAGES_BEFORE_APPROVAL,
  type StageState,
  stageRule,
} from '../../../schema/vocabulary/stage.ts'
import { ok, type Result, refused } from '../result.ts'

/** How far the stages of one version are, and what was filed with them. */
export interface StageStanding {
  readonly states: ReadonlyMap<GovernanceStage, StageState>
  readonly filed: ReadonlySet<ArtifactKind>
  readonly riskTier: RiskTier
  /** What policy lets whoever decides waive at this risk; nothing where nobody decides. */
  readonly mayWaive?: ReadonlySet<GovernanceStage> | undefined
}

/** Why a stage was not decided so. */
export interface StageRefusal {
  readonly code: 'STAGE_ORDER' | 'REQUIRED' | 'REASON_NOT_PERMITTED'
  readonly message: string
  readonly path: readonly ['state'] | readonly ['checklist'] | readonly ['artifacts']
}

/** One way a stage can be decided. */
interface StageMove {
  readonly from: StageState
  readonly to: StageState
  readonly isReasonRequired: boolean
}

/** Every way people decide a stage. What opens it is not among them: stages open by themselves, in their order. */
const STAGE_MOVES: readonly StageMove[] = [
  { from: 'IN_PROGRESS', to: 'PASSED', isReasonRequired: false },
  { from: 'IN_PROGRESS', to: 'FAILED', isReasonRequired: true },
  { from: 'IN_PROGRESS', to: 'WAIVED', isReasonRequired: true },
  { from: 'PASSED', to: 'IN_PROGRESS', isReasonRequired: true },
  { from: 'FAILED', to: 'IN_PROGRESS', isReasonRequired: true },
  { from: 'WAIVED', to: 'IN_PROGRESS', isReasonRequired: true },
]

/** Reads how far a stage is; what was never opened is not started. */
export function stateOfStage(
  { states }: Pick<StageStanding, 'states'>,
  stage: GovernanceStage,
): StageState {
  return states.get(stage) ?? 'NOT_STARTED'
}

/** Says whether a stage is behind the version: passed, or waived with a reason. */
export function isDone(state: StageState): boolean {
  return state === 'PASSED' || state === 'WAIVED'
}

/** Lists the stages that may open now: everything before them is done, and what they start with is filed. */
export function stagesToOpen(standing: StageStanding): GovernanceStage[] {
  return STAGES.filter(
    ({ stage, after }) =>
      after.length > 0 &&
      (STAGES_BEFORE_APPROVAL.includes(stage) || stage === 'PRODUCTION_LAUNCH') &&
      stateOfStage(standing, stage) === 'NOT_STARTED' &&
      !waitsFor(standing, stage).length,
  ).map(({ stage }) => stage)
}

/**
 * Lists the stages a version is in now: those that opened and are not behind it, and those that only wait for a paper
 * to be filed. Whoever owns one of them may send the version back (LIFECYCLE D3, REQUEST_CHANGES).
 */
export function currentStages(standing: Pick<StageStanding, 'states'>): GovernanceStage[] {
  return STAGES_BEFORE_APPROVAL.filter((stage) => {
    const isBefore = stageRule(stage).after.some((each) => !isDone(stateOfStage(standing, each)))
    return !isDone(stateOfStage(standing, stage)) && !isBefore
  })
}

/** Names what a stage waits for before it starts: earlier stages, then what has to be filed. */
export function waitsFor(standing: StageStanding, stage: GovernanceStage): string[] {
  const { after, startsWith } = stageRule(stage)
  const open = after.filter((earlier) => !isDone(stateOfStage(standing, earlier)))
  return [...open.map((earlier) => stageRule(earlier).name), ...unfiled(standing, startsWith)]
}

/** Names the states a stage may be decided to be in, where policy and order allow it at all. */
export function decisionsOn(standing: StageStanding, stage: GovernanceStage): StageState[] {
  const from = stateOfStage(standing, stage)
  if (!stageRule(stage).isDecidedInReview) return []
  return STAGE_MOVES.filter(
    (move) => move.from === from && (move.to !== 'WAIVED' || isWaivable(stage, standing)),
  ).map(({ to }) => to)
}

/** Says whether policy lets a stage be waived. */
function isWaivable(stage: GovernanceStage, { mayWaive }: StageStanding): boolean {
  return mayWaive?.has(stage) ?? false
}

/** Says whether a decision needs a reason. */
export function isStageReasonRequired(to: StageState): boolean {
  return STAGE_MOVES.some((move) => move.to === to && move.isReasonRequired)
}

/**
 * Allows a decision on a stage, or says why not: its order, what is not ticked or filed, or the policy on waivers.
 * `unticked` are the words of the points of its checklist that are not satisfied.
 */
export function decideStage(
  standing: StageStanding,
  stage: GovernanceStage,
  { to, unticked }: { to: StageState; unticked: readonly string[] },
): Result<StageState, StageRefusal> {
  const rule = stageRule(stage)
  if (!rule.isDecidedInReview) {
    return order(`${rule.name} is not decided by hand: ${rule.startsWhen} ${rule.onPass}`)
  }
  const from = stateOfStage(standing, stage)
  if (from === 'NOT_STARTED') {
    return order(`${rule.name} has not started. First: ${waitsFor(standing, stage).join(', ')}.`)
  }
  if (to === 'WAIVED' && from === 'IN_PROGRESS' && !isWaivable(stage, standing)) {
    return refused({
      code: 'REASON_NOT_PERMITTED',
      message: `Policy does not let you waive ${rule.name} at this risk.`,
      path: ['state'],
    })
  }
  const allowed = decisionsOn(standing, stage)
  if (!allowed.includes(to)) {
    const names = allowed.map((state) => STAGE_STATE_NAMES[state].toLowerCase()).join(', ')
    return order(`${rule.name} is ${STAGE_STATE_NAMES[from].toLowerCase()}. It can be: ${names}.`)
  }
  return isDone(to) ? whole(standing, stage, { to, unticked }) : ok(to)
}

/** A stage that opened again waits for its order like one that never started. */
function whole(
  standing: StageStanding,
  stage: GovernanceStage,
  { to, unticked }: { to: StageState; unticked: readonly string[] },
): Result<StageState, StageRefusal> {
  const { name, passesWith } = stageRule(stage)
  const before = waitsFor(standing, stage)
  if (before.length) return order(`${name} comes after: ${before.join(', ')}.`)
  if (to === 'WAIVED') return ok(to)
  if (unticked.length) {
    const message = `Not answered yet: ${unticked.join('; ')}.`
    return refused({ code: 'REQUIRED', message, path: ['checklist'] })
  }
  const missing = unfiled(standing, passesWith)
  if (!missing.length) return ok(to)
  const message = `File first: ${missing.join(', ')}.`
  return refused({ code: 'REQUIRED', message, path: ['artifacts'] })
}

/** Names the papers of some kinds that are not filed. */
export function unfiled({ filed }: StageStanding, kinds: readonly ArtifactKind[]): string[] {
  return kinds.filter((kind) => !filed.has(kind)).map((kind) => ARTIFACT_KIND_NAMES[kind])
}

function order(message: string) {
  return refused({ code: 'STAGE_ORDER', message, path: ['state'] } as const)
}
