import {
  formatScope,
  parseScope,
  SCOPE_PERMISSIONS,
  type Scope,
} from '../../../schema/vocabulary/scope.ts'
import { SCOPE_CATALOG } from '../../../schema/vocabulary/scope-catalog.ts'
import { intersect } from '../../../schema/vocabulary/scope-set.ts'

/** Says whether two scopes let an app do anything the same. */
export function isTouched(granted: string, disabled: string): boolean {
  const [one, other] = [parseScope(granted), parseScope(disabled)]
  if (!one || !other) return granted === disabled
  return intersect(one, other) !== undefined
}

/**
 * Spells what is left of a granted scope without a disabled one. Where the grammar has no words for the rest, more is
 * left out, never less: a category is taken from a whole kind by taking those letters of the kind, and of every kind of
 * data those remain that the catalog knows.
 *
 * @example
 * leftOf('patient/Goal.cruds', 'patient/Goal.cud') // ['patient/Goal.rs']
 */
export function leftOf(granted: string, disabled: string): string[] {
  const [one, other] = [parseScope(granted), parseScope(disabled)]
  if (!isTouched(granted, disabled)) return [granted]
  if (!one || !other) return []
  if (one.resourceType !== '*' || other.resourceType === '*') return withLetters(one, other)
  return singleTypes(one).flatMap((single) => {
    const isSame = single.resourceType === other.resourceType
    return isSame ? withLetters(single, other) : [formatScope(single)]
  })
}

/** Spells what is left of a granted scope without several disabled ones. */
export function leftOfAll(granted: string, disabled: readonly string[]): string[] {
  return disabled.reduce<string[]>(
    (left, taken) => left.flatMap((each) => leftOf(each, taken)),
    [granted],
  )
}

function withLetters(scope: Scope, { permissions: taken }: Scope): string[] {
  const permissions = SCOPE_PERMISSIONS.filter(
    (letter) => scope.permissions.includes(letter) && !taken.includes(letter),
  ).join('')
  return permissions ? [formatScope({ ...scope, permissions })] : []
}

function singleTypes(scope: Scope): Scope[] {
  const whole = SCOPE_CATALOG.filter((entry) => !entry.category && entry.resourceType !== '*')
  const types = new Set(whole.map(({ resourceType }) => resourceType))
  return [...types].map((resourceType) => ({ ...scope, resourceType }))
}
