import { type ContextScope, isContextScope } from '../../schema/vocabulary/context-scope.ts'
import { parseScope, type Scope, splitScopes } from '../../schema/vocabulary/scope.ts'
import { coversAll, intersectSets } from '../../schema/vocabulary/scope-set.ts'
import { isEnforceable } from '../domain/access-condition.ts'

/** The scopes beside resource scopes that any app with a person in front of it may ask for. */
export const INTERACTIVE_CONTEXT_SCOPES = [
  'openid',
  'fhirUser',
  'profile',
  'launch',
  'launch/patient',
  'launch/encounter',
  'offline_access',
  'online_access',
] as const satisfies readonly ContextScope[]

/**
 * Cuts what an app asks for down to what was approved, keeping the spelling of whatever passes whole. What is
 * unknown, `system/`, refused, or outside the approval is left out; nothing is added (SMART.md AUTHZ-25, AUTHZ-26).
 */
export function narrowToApproved(
  requested: string,
  approved: readonly string[],
  refused: readonly string[] = [],
): string[] {
  const words = splitScopes(requested).filter((word) => !refused.includes(word))
  const asked = parsed(words).filter((scope) => scope.level !== 'system')
  const narrowed = intersectSets(asked, parsed(approved))
  return [...words.filter(isInteractiveContext), ...narrowed.map((scope) => scope.source)]
}

/** Picks the words that may still be granted now; a word is kept or dropped, never respelled. */
export function stillApproved(
  words: Iterable<string>,
  approved: readonly string[],
  refused: readonly string[] = [],
): string[] {
  const limits = parsed(approved)
  return [...words].filter((word) => {
    if (isContextScope(word)) return isInteractiveContext(word) && !refused.includes(word)
    const scope = readScope(word)
    return scope !== undefined && coversAll(limits, scope)
  })
}

/**
 * Finds what is wrong with the scopes of a backend service; undefined when every one is a `system/` scope within
 * the approval. Nothing is narrowed in silence (SMART.md BACK-29 to BACK-34).
 */
export function systemScopeFault(
  requested: string,
  approved: readonly string[],
): string | undefined {
  const words = splitScopes(requested)
  if (words.length === 0) return 'scope is required'
  const limits = parsed(approved)
  const wrong = words.find((word) => {
    const scope = readScope(word)
    return scope?.level !== 'system' || !coversAll(limits, scope)
  })
  return wrong && `${wrong} is not a system scope this client was approved for`
}

/** Says whether scopes given earlier cover all that is asked for now. */
export function isCoveredBy(requested: readonly string[], given: readonly string[]): boolean {
  const limits = parsed(given)
  return requested.every((word) => {
    const scope = readScope(word)
    return scope ? coversAll(limits, scope) : given.includes(word)
  })
}

/** Says whether two lists hold the same words in any order. */
export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word) => b.includes(word))
}

function isInteractiveContext(word: string): boolean {
  return INTERACTIVE_CONTEXT_SCOPES.some((scope) => scope === word)
}

/** A scope with a constraint nobody can check is not understood here: it would be granted and open nothing (SMART.md SCOPE-09). */
function readScope(word: string): Scope | undefined {
  const scope = parseScope(word)
  return isEnforceable(scope) ? scope : undefined
}

function parsed(words: readonly string[]): Scope[] {
  return words.map(readScope).filter((scope) => scope !== undefined)
}
