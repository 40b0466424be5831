import { PLANS_BEFORE_LAUNCH } from '../../../schema/vocabulary/decision-artifact.ts'
import {
  type GovernanceStage,
  STAGES_BEFORE_APPROVAL,
  stageRule,
} from '../../../schema/vocabulary/stage.ts'
import type { TransitionGuard } from '../../../schema/vocabulary/transition-guard.ts'
import type { UserErrorCode } from '../../../schema/vocabulary/user-error-code.ts'
import { type DecidedScope, undecidedScopes } from './scope-decisions.ts'
import { isDone, type StageStanding, stateOfStage, unfiled } from './stages.ts'
import { NOT_VALIDATED } from './validation-standing.ts'

/** Everything the guards of the approval look at (LIFECYCLE D3, APPROVE). */
export interface ApprovalFacts {
  readonly standing: StageStanding
  /** What was waived at a lower risk, and policy lets nobody waive at this one. */
  readonly outgrownWaivers: readonly GovernanceStage[]
  readonly scopes: readonly DecidedScope[]
  /** What the automated checks find today, in words. */
  readonly checkFaults: readonly string[]
  /** Did a run of this submission end, or need there be none? */
  readonly isValidated: boolean
  /** Where people get help, which is also who answers in an incident (R239). */
  readonly supportContact: string
  /** Does who answers for the app still belong to its vendor (R238)? */
  readonly hasOwner: boolean
}

/** A guard that does not hold, with what is missing in words. */
export interface UnmetGuard {
  readonly guard: TransitionGuard
  readonly code: UserErrorCode
  readonly message: string
}

/** Names every guard that keeps a version from being approved; the duties are the permission table's. */
export function unmetForApproval(facts: ApprovalFacts): UnmetGuard[] {
  const stages = STAGES_BEFORE_APPROVAL.filter(
    (stage) => !isDone(stateOfStage(facts.standing, stage)),
  ).map(nameOf)
  return [
    ...unmet('STAGES_PASSED', 'STAGE_ORDER', 'Not passed or waived yet', stages),
    ...unmet('STAGES_PASSED', 'STAGE_ORDER', OUTGROWN, facts.outgrownWaivers.map(nameOf)),
    ...unmet('SCOPES_DECIDED', 'REQUIRED', 'Not decided yet', undecidedScopes(facts.scopes)),
    ...(facts.isValidated ? [] : [UNVALIDATED]),
    ...unmet('VALIDATION_WITHOUT_ERROR', 'INVALID', 'The automated checks find', facts.checkFaults),
    ...unmet('OPERATIONS_PLANNED', 'REQUIRED', 'Not there yet', operations(facts)),
  ]
}

const OUTGROWN = 'Waived when the risk was lower; open it again and decide it'

function nameOf(stage: GovernanceStage): string {
  return stageRule(stage).name
}

const UNVALIDATED: UnmetGuard = {
  guard: 'VALIDATION_WITHOUT_ERROR',
  code: 'REQUIRED',
  message: NOT_VALIDATED,
}

function operations({ standing, supportContact, hasOwner }: ApprovalFacts): string[] {
  return [
    ...unfiled(standing, PLANS_BEFORE_LAUNCH),
    ...(supportContact.trim() ? [] : ['Support contact']),
    ...(hasOwner ? [] : ['An owner who belongs to the vendor']),
  ]
}

/** More than this many are counted, not named. */
const NAMED = 6

function unmet(
  guard: TransitionGuard,
  code: UserErrorCode,
  lead: string,
  missing: readonly string[],
): UnmetGuard[] {
  if (missing.length === 0) return []
  const rest = missing.length - NAMED
  const more = rest > 0 ? ` and ${rest} more` : ''
  const named = missing.slice(0, NAMED).map((each) => each.replace(/\.$/, ''))
  return [{ guard, code, message: `${lead}: ${named.join(', ')}${more}.` }]
}
