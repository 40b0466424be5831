import {
  type FactorResetState,
  OPEN_FACTOR_RESET_STATES,
} from '../../schema/vocabulary/second-factor.ts'
import { type AbilityRefusal, authorize, type Viewer } from './abilities.ts'
import { type Result, refused } from './result.ts'

/** What an administrator does about a request: says who it is, confirms that as a second one, or declines. */
export type FactorResetStep = 'CHECK' | 'CONFIRM' | 'DECLINE'

/** What the rules ask about a request. */
export interface FactorResetFacts {
  userId: string
  state: FactorResetState
  expiresAt: Date
  checkedById?: string | null | undefined
}

/** Which states a step can be taken in. */
const FROM: Readonly<Record<FactorResetStep, readonly FactorResetState[]>> = {
  CHECK: ['REQUESTED'],
  CONFIRM: ['CHECKED'],
  DECLINE: OPEN_FACTOR_RESET_STATES,
}

/** The state at one moment: what waited too long has expired. */
export function factorResetState(
  { state, expiresAt }: Pick<FactorResetFacts, 'state' | 'expiresAt'>,
  now: Date,
): FactorResetState {
  return OPEN_FACTOR_RESET_STATES.includes(state) && expiresAt <= now ? 'EXPIRED' : state
}

/**
 * Allows a step to administrators of the hospital: nobody takes one about their own account, and who checked the
 * identity is not the one who confirms it.
 */
export function mayTakeStep(
  viewer: Viewer | undefined,
  step: FactorResetStep,
  { userId, checkedById }: Pick<FactorResetFacts, 'userId' | 'checkedById'>,
): Result<'ALLOWED', AbilityRefusal> {
  const firstApproverId = (step === 'CONFIRM' && checkedById) || undefined
  const allowed = authorize(viewer, 'organization.administer', { firstApproverId })
  if (!allowed.ok || userId !== viewer?.userId) return allowed
  const reason = 'This is your own account, so somebody else has to decide.'
  return refused({ code: 'SEPARATION_OF_DUTIES', reason })
}

/** Says whether a step is open in the state a request is in. */
export function isStepOpen(step: FactorResetStep, reset: FactorResetFacts, now: Date): boolean {
  return FROM[step].includes(factorResetState(reset, now))
}
