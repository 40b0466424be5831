import type { AppVersionStatus } from '../../schema/vocabulary/app-status.ts'
import type { AppVersionTransition } from '../../schema/vocabulary/app-transition.ts'
import type { TransitionGuard } from '../../schema/vocabulary/transition-guard.ts'
import type { UserErrorCode } from '../../schema/vocabulary/user-error-code.ts'
import type { TransitionRefusal } from '../domain/app-lifecycle.ts'
import { type Result, refused } from '../domain/result.ts'

/** What a person did wrong and can mend: said in words, with the facts a form needs. */
export type UserFault = FieldFault | TransitionFault | StaleRevisionFault | ScopeFault

export interface FieldFault {
  kind: 'field'
  message: string
  code: UserErrorCode
  /** Where in the input: ["redirectUrls", "0"]. */
  path?: string[]
  limit?: number
  actual?: number
}

export interface TransitionFault {
  kind: 'transition'
  message: string
  code: UserErrorCode
  from: AppVersionStatus
  allowed: AppVersionTransition[]
  /** The condition of the lifecycle table that does not hold, where it is one. */
  guard?: TransitionGuard
}

export interface StaleRevisionFault {
  kind: 'stale'
  message: string
  code: 'STALE_REVISION'
  expected: number
  actual: number
}

/** A scope that cannot be granted so, with what could be. */
export interface ScopeFault {
  kind: 'scope'
  message: string
  code: UserErrorCode
  path: string[]
  scope: string
  narrowerAlternatives: string[]
}

export type CommandResult<T> = Result<T, UserFault[]>

/** Refuses with one fault of a field. */
export function refuse(fault: Omit<FieldFault, 'kind'>): { ok: false; error: UserFault[] } {
  return refused([{ kind: 'field', ...fault }])
}

/** The same words for "not yours" and "not there", so that nobody learns what exists. */
export function notFound(what: string, path: string[]): { ok: false; error: UserFault[] } {
  return refuse({ code: 'NOT_FOUND', message: `There is no such ${what}.`, path })
}

/** Refuses a step the lifecycle does not allow now, with those it does. */
export function transitionRefused(refusal: TransitionRefusal): { ok: false; error: UserFault[] } {
  const { reason, from, allowed, code } = refusal
  return refused([{ kind: 'transition', message: reason, code, from, allowed: [...allowed] }])
}

/** Refuses a step whose conditions do not hold, one fault for each, with the steps that are allowed instead. */
export function guardsUnmet(
  unmet: readonly Pick<TransitionFault, 'message' | 'code' | 'guard'>[],
  at: Pick<TransitionFault, 'from' | 'allowed'>,
): { ok: false; error: UserFault[] } {
  return refused(unmet.map((each) => ({ kind: 'transition', ...at, ...each })))
}

/** Refuses an edit of something that changed in the meantime. */
export function stale(expected: number, actual: number): { ok: false; error: UserFault[] } {
  const message = 'Somebody changed this in the meantime. Look at the new state and decide again.'
  return refused([{ kind: 'stale', code: 'STALE_REVISION', message, expected, actual }])
}
