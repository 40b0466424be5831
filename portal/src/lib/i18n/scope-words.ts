import {
  describeScope,
  type ScopeDescription,
} from '../../../../schema/vocabulary/scope-description.ts'
import { hospitalCatalog } from './hospital-catalog.ts'
import { currentLanguage } from './language.ts'

/** What a scope allows, in the language of the portal. */
export function scopeWords(scope: string): ScopeDescription {
  return describeScope(scope, 'professional', {
    language: currentLanguage(),
    catalog: hospitalCatalog(),
  })
}

/** Says entries of the scope catalog in the language of the portal. */
export function inOurWords<Entry extends { readonly scope: string }>(entries: readonly Entry[]) {
  if (currentLanguage() === 'en') return entries
  return entries.map((entry) => {
    const { sentence, detail } = scopeWords(entry.scope)
    return { ...entry, plainLanguage: sentence, detail }
  })
}

/** Says a sentence the server wrote about one of these scopes, as it says risks and offers; undefined for others. */
export function sentenceOfScope(english: string, scopes: readonly string[]): string | undefined {
  const scope = scopes.find(
    (one) =>
      describeScope(one, 'professional', { catalog: hospitalCatalog() }).sentence === english,
  )
  return scope === undefined ? undefined : scopeWords(scope).sentence
}
