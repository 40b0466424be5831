import { CERTIFICATION_LEVELS } from '../../../../schema/vocabulary/certification.ts'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import {
  APP_USES,
  AUDIENCES,
  FHIR_VERSIONS,
  INTENT_LABELS,
  OPERATING_SYSTEMS,
  RISK_TIERS,
} from '../../../../schema/vocabulary/registration.ts'
import type { GalleryFilter } from '../../gql/graphql.ts'
import { FACET_GROUPS } from './facets.ts'

/** Reads the filter of the list from the address. What it does not know is left out. */
export function galleryFilter(query: URLSearchParams): GalleryFilter {
  return {
    search: searchText(query) || undefined,
    audiences: chosen(query.getAll('audience'), AUDIENCES),
    uses: chosen(query.getAll('use'), APP_USES),
    operatingSystems: chosen(query.getAll('os'), OPERATING_SYSTEMS),
    fhirVersions: chosen(query.getAll('fhir'), FHIR_VERSIONS),
    intents: chosen(query.getAll('intent'), INTENT_LABELS),
    riskTiers: chosen(query.getAll('risk'), RISK_TIERS),
    certifications: chosen(query.getAll('certification'), CERTIFICATION_LEVELS),
  }
}

/** Reads the words a person looks for, cut to the length the API takes. */
export function searchText(query: URLSearchParams): string {
  const text = (query.get('q') ?? '').replace(/\s+/g, ' ').trim()
  return [...text].slice(0, TEXT_LIMITS.search.max).join('')
}

/** A filter in force: what it is called, and the address of the list without it. */
export interface FilterInForce {
  readonly label: string
  readonly hrefWithout: string
}

/** Lists the filters in force, words first. */
export function filtersInForce(query: URLSearchParams): readonly FilterInForce[] {
  const words = searchText(query)
  const ofWords = words
    ? [{ label: `“${words}”`, hrefWithout: listHref(query, { without: { parameter: 'q' } }) }]
    : []
  const ofGroups = FACET_GROUPS.flatMap(({ parameter, names }) =>
    query.getAll(parameter).flatMap((value) => {
      const label = Object.hasOwn(names, value) ? names[value] : undefined
      return label
        ? [{ label, hrefWithout: listHref(query, { without: { parameter, value } }) }]
        : []
    }),
  )
  return [...ofWords, ...ofGroups]
}

interface Change {
  readonly without?: { readonly parameter: string; readonly value?: string }
  readonly after?: string
}

/** Writes the address of the list with one change; without `after` it is the first page. */
export function listHref(query: URLSearchParams, { without, after }: Change): string {
  const next = new URLSearchParams(query)
  next.delete('after')
  if (without) next.delete(without.parameter, without.value)
  if (after) next.set('after', after)
  const text = next.toString()
  return text ? `/?${text}` : '/'
}

function chosen<Value extends string>(
  values: readonly string[],
  known: readonly Value[],
): Value[] | undefined {
  const found = known.filter((value) => values.includes(value))
  return found.length > 0 ? found : undefined
}
