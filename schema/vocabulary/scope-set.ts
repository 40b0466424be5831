import { formatScope, formatScopeAs, SCOPE_PERMISSIONS, type Scope } from './scope.ts'
import { comparePairs, type ScopeQuery } from './scope-query.ts'

/**
 * Says whether scope `a` allows everything that scope `b` allows.
 *
 * @example
 * covers(parseScope('patient/*.cruds'), parseScope('patient/Patient.rs')) // true
 * covers(parseScope('user/Patient.rs'), parseScope('patient/Patient.rs')) // false: other level
 */
export function covers(a: Scope, b: Scope): boolean {
  return (
    a.level === b.level &&
    (a.resourceType === '*' || a.resourceType === b.resourceType) &&
    [...b.permissions].every((letter) => a.permissions.includes(letter)) &&
    a.query.every((pair) => hasPair(b.query, pair))
  )
}

/**
 * Says whether several scopes together allow everything that one scope allows.
 * Scopes of one type add up (SCOPE-04); two constraints never add up to no constraint.
 *
 * @example
 * coversAll([patientR, patientS], patientRs) // true for .r and .s against .rs
 */
export function coversAll(set: readonly Scope[], scope: Scope): boolean {
  return [...scope.permissions].every((letter) =>
    set.some((member) => covers(member, { ...scope, permissions: letter })),
  )
}

/**
 * Finds what two scopes both allow, spelled like `a` where `a` has a word for it.
 * Undefined when they share nothing.
 *
 * @example
 * intersect(parseScope('patient/*.read'), parseScope('patient/Patient.cruds'))?.source
 * // 'patient/Patient.read'
 */
export function intersect(a: Scope, b: Scope): Scope | undefined {
  if (a.level !== b.level) return undefined
  if (a.resourceType !== '*' && b.resourceType !== '*' && a.resourceType !== b.resourceType) {
    return undefined
  }
  const permissions = orderedLetters((letter) => both(a.permissions, b.permissions, letter))
  if (!permissions) return undefined
  const resourceType = a.resourceType === '*' ? b.resourceType : a.resourceType
  const query = [...a.query, ...b.query.filter((pair) => !hasPair(a.query, pair))]
  return respell(a, { ...a, resourceType, permissions, query: query.sort(comparePairs) })
}

/**
 * Narrows what was asked to what is allowed, keeping the spelling of what passes whole.
 *
 * @example
 * intersectSets([patientAll], [observationRs, conditionR]) // both, in that order
 */
export function intersectSets(asked: readonly Scope[], allowed: readonly Scope[]): Scope[] {
  const narrowed = asked.flatMap((scope) => {
    if (coversAll(allowed, scope)) return [scope]
    const pieces = allowed.map((limit) => intersect(scope, limit))
    return joinPermissions(pieces.filter((piece) => piece !== undefined))
  })
  return [...new Map(narrowed.map((scope) => [scope.source, scope])).values()]
}

/** Joins scopes that differ only in their letters: `.r` and `.s` become `.rs`. */
function joinPermissions(scopes: readonly Scope[]): Scope[] {
  const joined = new Map<string, Scope>()
  for (const scope of scopes) {
    const key = formatScope({ ...scope, permissions: '' })
    const known = joined.get(key)?.permissions ?? ''
    const permissions = orderedLetters((l) => known.includes(l) || scope.permissions.includes(l))
    joined.set(key, respell(scope, { ...scope, permissions }))
  }
  const all = [...joined.values()]
  return all.filter(
    (scope) =>
      !coversAll(
        all.filter((other) => other !== scope),
        scope,
      ),
  )
}

function respell(asked: Scope, scope: Scope): Scope {
  if (formatScope(asked) === formatScope(scope)) return { ...scope, source: asked.source }
  const source = formatScopeAs(scope, asked.syntax)
  return { ...scope, source, syntax: source === formatScope(scope) ? 'v2' : 'v1' }
}

function orderedLetters(isKept: (letter: string) => boolean): string {
  return SCOPE_PERMISSIONS.filter(isKept).join('')
}

function both(a: string, b: string, letter: string): boolean {
  return a.includes(letter) && b.includes(letter)
}

function hasPair(query: ScopeQuery, [name, value]: readonly [string, string]): boolean {
  return query.some((pair) => pair[0] === name && pair[1] === value)
}
