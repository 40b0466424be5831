import type { WithId } from '@medplum/core'
import type { Bundle, Resource, ResourceType } from '@medplum/fhirtypes'
import type { FhirStore } from '../store/fhir-store.ts'
import type { Condition } from './condition.ts'
import { parseSearch, type QueryPairs } from './parse-search.ts'
import { runIncludes } from './run-includes.ts'
import { runSearch } from './run-search.ts'
import { pageLinks, searchBundle } from './search-bundle.ts'

/** One base: its rows and its public address. */
export interface FhirBase {
  readonly store: FhirStore
  readonly baseUrl: string
}

/** A search as it was asked. */
interface SearchCall {
  readonly type: ResourceType
  readonly pairs: QueryPairs
  /** Relative to the base, without query: `Observation` or `Patient/1/Observation`. */
  readonly path: string
  /** Asked for by the path, not by a parameter. */
  readonly within?: Condition
}

/** Answers a search with a searchset. @see https://hl7.org/fhir/R4/http.html#search */
export const answerSearch = async (
  { store, baseUrl }: FhirBase,
  { type, pairs, path, within }: SearchCall,
): Promise<Bundle<WithId<Resource>>> => {
  const asked = parseSearch(type, pairs, { baseUrl, now: Date.now() })
  const search = within ? { ...asked, conditions: [within, ...asked.conditions] } : asked
  const { total, resources, hasMore } = await runSearch(store, search)
  const { count, offset } = search.page
  return searchBundle({
    total,
    matches: resources,
    included: await runIncludes(store, search.includes, resources),
    subset: search.subset,
    links: pageLinks(`${baseUrl}/${path}`, pairs, { count, offset, hasMore }),
    baseUrl,
  })
}
