import { isContextScope } from './context-scope.ts'
import { formatScope, parseScope, type Scope } from './scope.ts'
import {
  catalogEntryOf,
  narrowerScopes,
  SCOPE_CATALOG,
  type ScopeCatalog,
} from './scope-catalog.ts'
import { hasWrites } from './scope-description.ts'
import { covers, coversAll } from './scope-set.ts'

/** Reading and searching, in the order of the grammar. */
const READ = 'rs'

/**
 * Lists narrower scopes a reviewer can grant instead of one, each of them inside it and in the grammar of SMART v2:
 * only reading, without deletion, one kind of data instead of all, one category instead of the whole kind.
 * Empty for what cannot be narrowed: identity, launch and refresh, and what is as narrow as the catalog knows.
 *
 * @example
 * narrowings('patient/Observation.cruds')[0] // 'patient/Observation.rs'
 */
export function narrowings(text: string): string[] {
  const scope = isContextScope(text) ? undefined : parseScope(text)
  if (!scope) return []
  const fewer = fewerLetters(scope)
  const parts = scope.resourceType === '*' ? singleTypes(scope) : []
  const categories = [scope, ...fewer].flatMap(narrowerScopes)
  const whole = formatScope(scope)
  const all = [...fewer.map(formatScope), ...parts, ...categories]
  return [...new Set(all)].filter((each) => each !== whole && isInside(scope, each))
}

/** Says whether some scopes together allow a part of one scope, and not the whole of it. */
export function isNarrower(text: string, granted: readonly string[]): boolean {
  const scope = parseScope(text)
  const parts = granted.map(parseScope)
  if (!scope || parts.length === 0) return false
  const known = parts.filter((part) => part !== undefined)
  if (known.length < parts.length || known.some((part) => !covers(scope, part))) return false
  return !coversAll(known, scope)
}

/** Says whether deciding about a scope takes the word of those who guard privacy: its kind asks for extra review (R215). */
export function needsExtraReview(text: string, catalog?: ScopeCatalog): boolean {
  if (isContextScope(text)) return false
  const scope = parseScope(text)
  return (scope && catalogEntryOf(scope, catalog)?.needsExtraReview) ?? true
}

function fewerLetters(scope: Scope): Scope[] {
  const lists = hasWrites(scope) ? [readingOf(scope), without(scope, 'd')] : []
  return [...lists, ...(scope.permissions === READ ? ['r'] : [])]
    .filter((letters) => letters && letters !== scope.permissions)
    .map((permissions) => ({ ...scope, permissions }))
}

function readingOf({ permissions }: Scope): string {
  return [...READ].filter((letter) => permissions.includes(letter)).join('')
}

function without({ permissions }: Scope, letter: string): string {
  return permissions.replace(letter, '')
}

/** Kinds of data that the catalog does not let apps write are offered for reading. */
function singleTypes(scope: Scope): string[] {
  const whole = SCOPE_CATALOG.filter((entry) => !entry.category && entry.resourceType !== '*')
  return whole.flatMap(({ resourceType, isWritable }) => {
    const permissions = isWritable ? scope.permissions : readingOf(scope)
    return permissions ? [formatScope({ ...scope, resourceType, permissions })] : []
  })
}

function isInside(scope: Scope, text: string): boolean {
  const part = parseScope(text)
  return part !== undefined && covers(scope, part)
}
