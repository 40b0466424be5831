import { CONTEXT_SCOPES } from '../../../../../schema/vocabulary/context-scope.ts'
import { scopeWords } from '../../../lib/i18n/scope-words.ts'
import type { CatalogScope } from './use-scope-catalog.ts'

/** The scopes that name no data, in the form of the catalog. */
export const CONTEXT_OFFERS: readonly CatalogScope[] = CONTEXT_SCOPES.map((scope) => {
  const { sentence, detail, sensitivity, writes } = scopeWords(scope)
  return {
    scope,
    plainLanguage: sentence,
    detail,
    sensitivity,
    writes,
    extraReview: false,
    workflows: [],
    defaultFor: [],
  }
})
