import type { IntentLabel, RiskTier } from '../../../schema/vocabulary/registration.ts'
import { parseScope } from '../../../schema/vocabulary/scope.ts'
import {
  catalogEntryOf,
  offeredScopes,
  type ScopeCatalog,
} from '../../../schema/vocabulary/scope-catalog.ts'
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
  /** What a good purpose looks like, where the hospital gives an example. */
  example: string | null
  exampleEs: string | null
}

/** Lists the scopes a vendor may pick, all or those whose name or words contain the search. */
export function scopeCatalog(catalog: ScopeCatalog, search?: string): CatalogView[] {
  const wanted = search?.trim().toLowerCase() ?? ''
  const entries = offeredScopes(catalog).map(({ scope }) => viewOf(scope, catalog))
  return entries.filter((entry) =>
    `${entry.scope} ${entry.plainLanguage}`.toLowerCase().includes(wanted),
  )
}

/** Explains scopes somebody typed; those that mean nothing here are left out. */
export function explainScopes(catalog: ScopeCatalog, scopes: readonly string[]): CatalogView[] {
  return scopes.filter((scope) => parseScope(scope)).map((scope) => viewOf(scope, catalog))
}

function viewOf(scope: string, catalog: ScopeCatalog): CatalogView {
  const { sentence, detail, sensitivity, writes } = describeScope(scope, 'professional', {
    catalog,
  })
  const parsed = parseScope(scope)
  const entry = parsed && catalogEntryOf(parsed, catalog)
  return {
    scope,
    plainLanguage: sentence,
    detail,
    sensitivity,
    writes,
    workflows: entry?.workflows ?? [],
    extraReview: entry?.needsExtraReview ?? true,
    defaultFor: entry?.defaultFor ?? [],
    example: entry?.example?.en ?? null,
    exampleEs: entry?.example?.es ?? null,
  }
}
