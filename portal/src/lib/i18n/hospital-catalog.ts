import type { ScopeOverride } from '../../../../schema/vocabulary/catalog/override.ts'
import { parseScope } from '../../../../schema/vocabulary/scope.ts'
import {
  catalogEntryOf,
  catalogWith,
  SCOPE_CATALOG,
  type ScopeCatalog,
} from '../../../../schema/vocabulary/scope-catalog.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import type { HospitalCatalogQuery, ScopeOverride_OverrideFragment } from '../../gql/graphql.ts'
import { currentLanguage } from './language.ts'

export const SCOPE_OVERRIDE = graphql(`
  fragment ScopeOverride_override on ScopeOverride {
    key
    noun
    detail
    nounEs
    detailEs
    example
    exampleEs
    sensitivity
    needsExtraReview
    defaultFor
    isOffered
  }
`)

export const HOSPITAL_CATALOG = graphql(`
  query HospitalCatalog {
    scopeOverrides {
      ...ScopeOverride_override
    }
  }
`)

let catalog: ScopeCatalog = SCOPE_CATALOG

/** The scope catalog of the hospital; the platform's until its own words are known. */
export function hospitalCatalog(): ScopeCatalog {
  return catalog
}

/** What a good purpose for a scope looks like in the language of the portal, where the hospital gives an example. */
export function scopeExample(text: string): string | undefined {
  const scope = parseScope(text)
  return (scope && catalogEntryOf(scope, catalog)?.example)?.[currentLanguage()]
}

/** Takes over what the hospital changed of the catalog. */
export function takeCatalog({ scopeOverrides }: HospitalCatalogQuery): void {
  const overrides = readFragment(SCOPE_OVERRIDE, scopeOverrides)
  catalog = catalogWith(
    Object.fromEntries(overrides.map((override) => [override.key, presentOverride(override)])),
  )
}

/** An override without what it says nothing about. */
export function presentOverride(override: ScopeOverride_OverrideFragment): ScopeOverride {
  const { noun, detail, nounEs, detailEs, example, exampleEs } = override
  const { sensitivity, needsExtraReview, defaultFor, isOffered } = override
  return {
    ...(noun && { noun }),
    ...(detail && { detail }),
    ...(nounEs && { nounEs }),
    ...(detailEs && { detailEs }),
    ...(example && { example }),
    ...(exampleEs && { exampleEs }),
    ...(sensitivity && { sensitivity }),
    ...(needsExtraReview !== null && { needsExtraReview }),
    ...(defaultFor && { defaultFor }),
    ...(isOffered !== null && { isOffered }),
  }
}
