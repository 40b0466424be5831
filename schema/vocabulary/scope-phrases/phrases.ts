import type { ScopeCatalogEntry } from '../catalog/entry.ts'
import type { ContextScope } from '../context-scope.ts'
import type { Scope } from '../scope.ts'

/** Who reads the sentence: the person whose data it is, or somebody who works with patients. */
export const SCOPE_AUDIENCES = ['patient', 'professional'] as const
export type ScopeAudience = (typeof SCOPE_AUDIENCES)[number]

/** A scope with the entry that explains it; a kind of data the catalog does not offer has none. */
export interface ExplainedScope {
  readonly scope: Scope
  readonly entry: ScopeCatalogEntry | undefined
}

/** How one language speaks of scopes: a sentence without its full stop, and what it includes. */
export interface ScopePhrases {
  readonly context: Readonly<Record<ContextScope, readonly [sentence: string, detail: string]>>
  readonly unknown: readonly [sentence: string, detail: string]
  readonly sentence: (explained: ExplainedScope, audience: ScopeAudience) => string
  readonly detail: (explained: ExplainedScope) => string
  /** Follows the detail of a scope that writes. */
  readonly change: string
}

/** The letters of a scope as verbs, in the order people say them; the first letter of the first is a capital. */
export function verbPhrase(
  { permissions }: Scope,
  verbs: Readonly<Record<'see' | 'add' | 'change' | 'delete' | 'and', string>>,
): string {
  const words = [
    /[rs]/.test(permissions) ? verbs.see : '',
    permissions.includes('c') ? verbs.add : '',
    permissions.includes('u') ? verbs.change : '',
    permissions.includes('d') ? verbs.delete : '',
  ].filter(Boolean)
  const last = words.pop() ?? ''
  const phrase = words.length > 0 ? `${words.join(', ')} ${verbs.and} ${last}` : last
  return phrase.charAt(0).toUpperCase() + phrase.slice(1)
}

/** A resource type as words. */
export function spaced(resourceType: string): string {
  return resourceType.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}
