import {
  formatScope,
  formatScopeAs,
  parseScope,
  SCOPE_PERMISSIONS,
  type Scope,
} from '../../../schema/vocabulary/scope.ts'
import { covers, coversAll, intersectSets } from '../../../schema/vocabulary/scope-set.ts'

/**
 * Proposes the least scopes that would have allowed every recorded request: a part of the grant from which nothing can
 * be taken without refusing one of them (C4). What is granted and gives no access to records (`launch`, `openid`) is
 * kept as it is. What was needed once and is no longer granted is not asked for again.
 *
 * @example
 * proposeScopes(['launch', 'patient/*.cruds'], ['patient/Patient.r', 'patient/Patient.s'])
 * // ['launch', 'patient/Patient.rs']
 */
export function proposeScopes(granted: readonly string[], needed: readonly string[]): string[] {
  const grants = granted.map(parseScope).filter((scope) => scope !== undefined)
  const needs = needed.map(parseScope).filter((scope) => scope !== undefined)
  const atoms = intersectSets(needs, grants).flatMap(letterByLetter)
  const least = joined(irreducible(atoms))
  return [
    ...granted.filter((text) => !parseScope(text)),
    ...least.map((scope) => grantedSpelling(scope, grants)).sort(),
  ]
}

function letterByLetter(scope: Scope): Scope[] {
  return [...scope.permissions].map((permissions) => ({ ...scope, permissions }))
}

/** Those that no other allows; of two that allow the same, one. */
function irreducible(atoms: readonly Scope[]): Scope[] {
  const different = [...new Map(atoms.map((atom) => [formatScope(atom), atom])).values()]
  return different.filter(
    (atom) => !different.some((other) => other !== atom && covers(other, atom)),
  )
}

/** Scopes that differ only in their letters become one. */
function joined(atoms: readonly Scope[]): Scope[] {
  const byRest = Map.groupBy(atoms, (atom) => formatScope({ ...atom, permissions: '' }))
  return [...byRest.values()].flatMap((group) => {
    const [first] = group
    const letters = SCOPE_PERMISSIONS.filter((letter) =>
      group.some(({ permissions }) => permissions === letter),
    )
    return first ? [{ ...first, permissions: letters.join('') }] : []
  })
}

/** What is granted already is spelled as it is granted; what is new, in the syntax of what it comes from. */
function grantedSpelling(scope: Scope, grants: readonly Scope[]): string {
  const text = formatScope(scope)
  const same = grants.find((grant) => formatScope(grant) === text)
  if (same) return same.source
  const whole = grants.find((grant) => coversAll([grant], scope))
  return formatScopeAs(scope, whole?.syntax ?? 'v2')
}
