import {
  APP_VERSION_STATUS_NAMES,
  type AppVersionStatus,
  isTerminal,
  type ReviewState,
} from '../../schema/vocabulary/app-status.ts'
import {
  APP_VERSION_TRANSITION_NAMES,
  type AppVersionTransition,
  TRANSITIONS,
  type TransitionParty,
  type TransitionRule,
} from '../../schema/vocabulary/app-transition.ts'
import { ok, type Result, refused } from './result.ts'

/** The part of a version that the lifecycle reads and writes. */
export interface VersionState {
  readonly status: AppVersionStatus
  /** Null unless the version is IN_REVIEW. */
  readonly reviewState: ReviewState | null
}

/** Who moves a version: the roles they hold over it, or the platform. */
export interface LifecycleActor {
  readonly roles: readonly TransitionParty[]
}

/** Transitions that leave a version behind; DISCARD leaves none. */
export type MovingTransition = Exclude<AppVersionTransition, 'DISCARD'>

/** Why a version did not move, and how it could. */
export interface TransitionRefusal {
  readonly code: 'INVALID_TRANSITION' | 'TERMINAL_STATE' | 'FORBIDDEN'
  readonly reason: string
  readonly from: AppVersionStatus
  readonly allowed: AppVersionTransition[]
}

/** The platform itself: releases in automatic mode, and retires what a newer version replaces. */
export const SYSTEM_ACTOR: LifecycleActor = { roles: ['SYSTEM'] }

/**
 * Moves a version, or says why not and what the actor could do instead.
 * Checks status, review state and role; the conditions named in the row's `requires` are checked
 * by the command, which can see the submission and the stages.
 */
export function transition(
  version: VersionState,
  name: MovingTransition,
  actor: LifecycleActor,
): Result<VersionState, TransitionRefusal> {
  const rule = ruleFor(version, name)
  if (!rule?.to) return refused(refusal(version, name, actor))
  if (!isBy(rule, actor)) return refused(refusal(version, name, actor))
  return ok({ status: rule.to, reviewState: rule.toReviewState })
}

/** Lets a draft be deleted, or says why not. Whether it was ever submitted, the command knows. */
export function discard(
  version: VersionState,
  actor: LifecycleActor,
): Result<'DISCARDED', TransitionRefusal> {
  const rule = ruleFor(version, 'DISCARD')
  if (!rule || !isBy(rule, actor)) return refused(refusal(version, 'DISCARD', actor))
  return ok('DISCARDED')
}

/** Marks a waiting version as being looked at; leaves every other version as it is. */
export function beginReview(version: VersionState): VersionState {
  if (version.status !== 'IN_REVIEW' || version.reviewState !== 'WAITING') return version
  return { status: 'IN_REVIEW', reviewState: 'UNDER_REVIEW' }
}

/** Lists what an actor may do with a version now, in the order of the table. */
export function allowedTransitions(
  version: VersionState,
  actor: LifecycleActor,
): AppVersionTransition[] {
  return TRANSITIONS.filter((rule) => startsFrom(rule, version) && isBy(rule, actor)).map(
    (rule) => rule.transition,
  )
}

/** Finds the row of the table that applies to a version in its present state. */
export function ruleFor(
  version: VersionState,
  name: AppVersionTransition,
): TransitionRule | undefined {
  return TRANSITIONS.find((rule) => rule.transition === name && startsFrom(rule, version))
}

function startsFrom(rule: TransitionRule, { status, reviewState }: VersionState): boolean {
  if (rule.from !== status) return false
  if (!rule.fromReviewStates) return true
  return rule.fromReviewStates.some((state) => state === reviewState)
}

function isBy(rule: TransitionRule, actor: LifecycleActor): boolean {
  return rule.by.some((party) => actor.roles.includes(party))
}

function refusal(
  version: VersionState,
  name: AppVersionTransition,
  actor: LifecycleActor,
): TransitionRefusal {
  const allowed = allowedTransitions(version, actor)
  const status = APP_VERSION_STATUS_NAMES[version.status]
  const wish = APP_VERSION_TRANSITION_NAMES[name].toLowerCase()
  const from = version.status
  if (isTerminal(from)) {
    const reason = `This version is ${status.toLowerCase()} for good; submit a new version instead.`
    return { code: 'TERMINAL_STATE', reason, from, allowed }
  }
  if (ruleFor(version, name)) {
    return { code: 'FORBIDDEN', reason: `Your role cannot ${wish}.`, from, allowed }
  }
  const reason = `A version that is ${status} cannot take the step “${wish}” now.`
  return { code: 'INVALID_TRANSITION', reason, from, allowed }
}
