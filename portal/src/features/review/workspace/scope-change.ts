import { diffScopes } from '../../../../../schema/vocabulary/scope-diff.ts'

export type ScopeNews = 'new' | 'wider' | 'narrower' | 'unchanged'

/** Says what is new about each scope compared with the version before, by what it allows. */
export function scopeNews(
  before: readonly string[] | undefined,
  after: readonly string[],
): {
  readonly newsOf: (scope: string) => ScopeNews | undefined
  readonly removed: readonly string[]
} {
  if (!before) return { newsOf: () => undefined, removed: [] }
  const { added, widened, narrowed, removed } = diffScopes(before, after)
  const newsOf = (scope: string): ScopeNews => {
    if (added.includes(scope)) return 'new'
    if (widened.includes(scope)) return 'wider'
    return narrowed.includes(scope) ? 'narrower' : 'unchanged'
  }
  return { newsOf, removed }
}
