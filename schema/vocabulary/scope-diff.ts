import { parseScope, type Scope } from './scope.ts'
import { covers, coversAll, intersect } from './scope-set.ts'

/** What changed between two lists of scopes, each scope spelled as it was given. */
export interface ScopeChange {
  /** New, and touching nothing that was allowed before. */
  readonly added: readonly string[]
  /** Allowed before, and no longer allowed as a whole, nor as something narrower of its own. */
  readonly removed: readonly string[]
  /** New, and more than something that was allowed before. */
  readonly widened: readonly string[]
  /** What is left of something that was allowed before. */
  readonly narrowed: readonly string[]
  /** True when anything was added or widened: nobody has agreed to that yet. */
  readonly requiresReconsent: boolean
}

/**
 * Compares the scopes of two versions by what they allow, not by how they are spelled.
 * What was kept, added, widened and narrowed together allow exactly what `after` allows.
 *
 * @example
 * diffScopes(['patient/Observation.cruds'], ['patient/Observation.read']).narrowed
 * // ['patient/Observation.read']
 */
export function diffScopes(before: readonly string[], after: readonly string[]): ScopeChange {
  const oldScopes = parsed(before)
  const newScopes = parsed(after)
  const kept = oldScopes.filter((scope) => coversAll(newScopes, scope))
  const gone = oldScopes.filter((scope) => !kept.includes(scope))

  const fresh = newScopes.filter((scope) => !coversAll(oldScopes, scope))
  const widened = fresh.filter((scope) => oldScopes.some((old) => isWidening(old, scope)))
  const added = fresh.filter((scope) => !widened.includes(scope))
  const narrowed = newScopes.filter(
    (scope) => coversAll(oldScopes, scope) && !coversAll(kept, scope),
  )
  const removed = gone.filter((old) => !narrowed.some((scope) => intersect(old, scope)))

  const addedWords = unparsed(after).filter((word) => !before.includes(word))
  const removedWords = unparsed(before).filter((word) => !after.includes(word))
  return {
    added: [...sources(added), ...addedWords],
    removed: [...sources(removed), ...removedWords],
    widened: sources(widened),
    narrowed: sources(narrowed),
    requiresReconsent: fresh.length + addedWords.length > 0,
  }
}

/** A scope widens another when it contains it, or repeats a part of it under no new constraint. */
function isWidening(old: Scope, scope: Scope): boolean {
  const shared = intersect(old, scope)
  if (!shared) return false
  return covers(scope, old) || covers({ ...shared, permissions: scope.permissions }, scope)
}

function parsed(texts: readonly string[]): Scope[] {
  return texts.map(parseScope).filter((scope) => scope !== undefined)
}

function unparsed(texts: readonly string[]): string[] {
  return texts.filter((text) => !parseScope(text))
}

function sources(scopes: readonly Scope[]): string[] {
  return [...new Set(scopes.map((scope) => scope.source))]
}
