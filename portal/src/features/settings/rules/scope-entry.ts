import type { ScopeCatalogEntry } from '../../../../../schema/vocabulary/catalog/entry.ts'
import {
  catalogKey,
  overridden,
  type ScopeOverride,
} from '../../../../../schema/vocabulary/catalog/override.ts'
import { SCOPE_CATALOG } from '../../../../../schema/vocabulary/scope-catalog.ts'
import type { ScopeOverride_OverrideFragment } from '../../../gql/graphql.ts'
import { presentOverride } from '../../../lib/i18n/hospital-catalog.ts'

/** An entry as it is edited: every part has a value, the platform's where the hospital says nothing. */
export interface EntryDraft
  extends Required<Pick<ScopeOverride, 'noun' | 'detail' | 'nounEs' | 'detailEs'>>,
    Required<Pick<ScopeOverride, 'example' | 'exampleEs' | 'sensitivity' | 'isOffered'>>,
    Required<Pick<ScopeOverride, 'needsExtraReview' | 'defaultFor'>> {}

/** Finds the entry of the platform that a key names. */
export function platformEntry(key: string): ScopeCatalogEntry | undefined {
  return SCOPE_CATALOG.find((entry) => catalogKey(entry) === key)
}

/** Lays an override over the platform's words, to go on from there. */
export function draftOf(
  entry: ScopeCatalogEntry,
  override: ScopeOverride_OverrideFragment | null | undefined,
): EntryDraft {
  const { noun, detail, es, example, isOffered, ...rest } = overridden(
    entry,
    override ? presentOverride(override) : {},
  )
  const { sensitivity, needsExtraReview, defaultFor } = rest
  return {
    ...{ noun, detail, nounEs: es.noun, detailEs: es.detail },
    ...{ example: example?.en ?? '', exampleEs: example?.es ?? '' },
    ...{ sensitivity, needsExtraReview, defaultFor, isOffered: isOffered !== false },
  }
}

/** What the people of the hospital call an entry, in English, as the list of entries says it. */
export function entryName(entry: ScopeCatalogEntry): string {
  const { noun, resourceType, category } = entry
  const name = noun.charAt(0).toUpperCase() + noun.slice(1)
  return `${name} (${category ? `${resourceType}, ${category.code}` : resourceType})`
}
