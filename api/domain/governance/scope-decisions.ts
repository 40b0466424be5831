import { isContextScope } from '../../../schema/vocabulary/context-scope.ts'
import { TEXT_LIMITS, textLength } from '../../../schema/vocabulary/limits.ts'
import type { ScopeDecision } from '../../../schema/vocabulary/registration.ts'
import { formatScope, parseScope, splitScopes } from '../../../schema/vocabulary/scope.ts'
import { isNarrower } from '../../../schema/vocabulary/scope-narrowing.ts'
import type { UserErrorCode } from '../../../schema/vocabulary/user-error-code.ts'
import { isEnforceable } from '../access-condition.ts'
import { DEFAULT_SCOPES, notEnforceable } from '../requestable-scopes.ts'
import { leftOfAll } from './disabled-scopes.ts'

/** What somebody decides about one scope of a version in review. */
export interface ScopeVerdict {
  readonly scope: string
  /** PENDING takes a decision back. */
  readonly decision: ScopeDecision
  /** What is granted instead, where it is narrowed. */
  readonly grantedScopes?: readonly string[] | null
  /** Needed to narrow and to refuse; the vendor reads it. */
  readonly reason?: string | null
}

/** What is wrong with a verdict. */
export interface VerdictProblem {
  readonly code: UserErrorCode
  readonly message: string
  readonly field: 'decision' | 'grantedScopes' | 'reason'
  readonly limit?: number
  readonly actual?: number
}

/** A scope of a version as it is stored, with what was decided. */
export interface DecidedScope {
  readonly scope: string
  readonly decision: ScopeDecision
  /** Space-delimited, as in a `scope` parameter. */
  readonly grantedScope?: string | null
}

/** What an earlier version asked for and was told, or what a new one asks for. */
interface AskedScope {
  readonly scope: string
  readonly purpose: string
  readonly justification?: string | null
}

/** Says what is wrong with a verdict; undefined when nothing is (LIFECYCLE D2, R215). */
export function verdictProblem(verdict: ScopeVerdict): VerdictProblem | undefined {
  return choiceProblem(verdict) ?? grantProblem(verdict) ?? reasonProblem(verdict)
}

/** Says whether a decision takes something away from what was asked for, so that the vendor is told why. */
export function isReasonNeeded(decision: ScopeDecision): boolean {
  return decision === 'NARROWED' || decision === 'REFUSED'
}

/** Spells what a verdict grants as it is stored; null where nothing is. */
export function grantOf({ scope, decision, grantedScopes }: ScopeVerdict): string | null {
  if (decision === 'GRANTED') return scope
  return decision === 'NARROWED' ? splitScopes((grantedScopes ?? []).join(' ')).join(' ') : null
}

/** Lists what reviewers granted of one scope: itself, something narrower, or nothing. */
export function grantedOf({ scope, decision, grantedScope }: DecidedScope): string[] {
  if (decision !== 'GRANTED' && decision !== 'NARROWED') return []
  return splitScopes(grantedScope ?? scope)
}

/**
 * Says what is decided about a scope once some of what is granted has ended; undefined where nothing of it has.
 * `standing` are the grants there were before: what a switched-off scope cut in pieces loses the pieces that ended.
 */
export function decisionWithout(
  request: DecidedScope,
  ended: readonly string[],
  standing: ReadonlySet<string>,
): { decision: 'NARROWED' | 'REFUSED'; grantedScope: string | null } | undefined {
  const granted = grantedOf(request)
  const left = granted.flatMap((scope) =>
    standing.has(scope) ? [scope].filter((each) => !ended.includes(each)) : leftOfAll(scope, ended),
  )
  if (left.join(' ') === granted.join(' ')) return undefined
  return left.length
    ? { decision: 'NARROWED', grantedScope: [...new Set(left)].join(' ') }
    : { decision: 'REFUSED', grantedScope: null }
}

/** Names the scopes nobody decided about yet. */
export function undecidedScopes(scopes: readonly DecidedScope[]): string[] {
  return scopes.filter(({ decision }) => decision === 'PENDING').map(({ scope }) => scope)
}

/** Says whether a decision stands when the vendor saves a scope again: it asks for the same, for the same reasons. */
export function isSameRequest(before: AskedScope, after: AskedScope): boolean {
  return (
    before.scope === after.scope &&
    before.purpose === after.purpose &&
    (before.justification ?? '') === (after.justification ?? '')
  )
}

/** Says whether two scopes allow the same, however they are spelled. */
export function isSameAccess(one: string, other: string): boolean {
  return one === other || canonical(one) === canonical(other)
}

function choiceProblem({ scope, decision }: ScopeVerdict): VerdictProblem | undefined {
  const isDefault = DEFAULT_SCOPES.some((name) => name === scope)
  if (decision === 'REFUSED' && isDefault) {
    const message = `Every app with a person in front of it has “${scope}”: it cannot be refused.`
    return { code: 'INVALID', message, field: 'decision' }
  }
  if (decision === 'NARROWED' && isContextScope(scope)) {
    const message = `“${scope}” has nothing narrower: grant or refuse it.`
    return { code: 'INVALID', message, field: 'decision' }
  }
  return undefined
}

function grantProblem({
  scope,
  decision,
  grantedScopes,
}: ScopeVerdict): VerdictProblem | undefined {
  const given = splitScopes((grantedScopes ?? []).join(' '))
  const field = 'grantedScopes'
  if (decision !== 'NARROWED') {
    const isPlain = given.length === 0 || (decision === 'GRANTED' && given.join() === scope)
    const message = 'Only a narrowed scope says what is granted instead.'
    return isPlain ? undefined : { code: 'INVALID', message, field }
  }
  if (given.length === 0) {
    return { code: 'REQUIRED', message: 'Say what is granted instead.', field }
  }
  const tooLong = given.find((each) => textLength(each) > TEXT_LIMITS.scope.max)
  const wrong = tooLong ?? given.find((each) => !parseScope(each))
  if (wrong) return { code: 'INVALID', message: `“${cut(wrong)}” is not a scope we know.`, field }
  const unkept = given.find((each) => !isEnforceable(parseScope(each)))
  if (unkept) return { code: 'INVALID', message: notEnforceable(cut(unkept)), field }
  if (isNarrower(scope, given)) return undefined
  const message = `${given.join(' ')} is not narrower than ${scope}: grant a part of it, and less than the whole.`
  return { code: 'SCOPE_NOT_ALLOWED', message, field }
}

function reasonProblem({ decision, reason }: ScopeVerdict): VerdictProblem | undefined {
  const { min, max } = TEXT_LIMITS.reason
  const actual = textLength(reason?.trim() ?? '')
  const field = 'reason'
  if (actual > max) {
    const message = `A reason has at most ${max} characters.`
    return { code: 'TOO_LONG', message, field, limit: max, actual }
  }
  if (!isReasonNeeded(decision) || actual >= min) return undefined
  const message = `Give a reason of at least ${min} characters; the vendor reads it.`
  return { code: actual ? 'TOO_SHORT' : 'REASON_REQUIRED', message, field, limit: min, actual }
}

function canonical(text: string): string {
  const scope = parseScope(text)
  return scope ? formatScope(scope) : text
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
