import type { IntentLabel, RiskTier } from '../../../schema/vocabulary/registration.ts'
import { parseScope } from '../../../schema/vocabulary/scope.ts'
import { catalogEntryOf, OFFERED_SCOPES } from '../../../schema/vocabulary/scope-catalog.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'

export interface CatalogView {
  scope: string
  plainLanguage: string
  detail: string
  sensitivity: RiskTier
  workflows: readonly string[]
  writes: boolean
  extraReview: boolean
  defaultFor: readonly IntentLabel[]
}

/** Lists the scopes a vendor may pick, all or those whose name or words contain the search. */
export function scopeCatalog(search?: string): CatalogView[] {
  const wanted = search?.trim().toLowerCase() ?? ''
  const entries = OFFERED_SCOPES.map(({ scope }) => viewOf(scope))
  return entries.filter((entry) =>
    `${entry.scope} ${entry.plainLanguage}`.toLowerCase().includes(wanted),
  )
}

/** Explains scopes somebody typed; those that mean nothing here are left out. */
export function explainScopes(scopes: readonly string[]): CatalogView[] {
  return scopes.filter((scope) => parseScope(scope)).map(viewOf)
}

function viewOf(scope: string): CatalogView {
  const { sentence, detail, sensitivity, writes } = describeScope(scope, 'professional')
  const parsed = parseScope(scope)
  const entry = parsed && catalogEntryOf(parsed)
  return {
    scope,
    plainLanguage: sentence,
    detail,
    sensitivity,
    writes,
    workflows: entry?.workflows ?? [],
    extraReview: entry?.needsExtraReview ?? true,
    defaultFor: entry?.defaultFor ?? [],
  }
}
