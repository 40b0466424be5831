import type { WithId } from '@medplum/core'
import type { Bundle, BundleEntry, BundleLink, Resource } from '@medplum/fhirtypes'
import { applySubset } from './apply-subset.ts'
import type { Subset } from './fhir-search.ts'
import type { QueryPairs } from './parse-search.ts'

/** What goes into a searchset. */
interface SearchAnswer {
  readonly total: number | undefined
  readonly matches: readonly WithId<Resource>[]
  readonly included: readonly WithId<Resource>[]
  readonly subset: Subset | undefined
  readonly links: BundleLink[]
  readonly baseUrl: string
}

/** Makes the searchset: matches first, then what was included. */
export const searchBundle = (answer: SearchAnswer): Bundle<WithId<Resource>> => {
  const { total, matches, included, subset, links, baseUrl } = answer
  const entries =
    (mode: 'match' | 'include') =>
    (resource: WithId<Resource>): BundleEntry<WithId<Resource>> => ({
      fullUrl: `${baseUrl}/${resource.resourceType}/${resource.id}`,
      resource: applySubset(resource, subset),
      search: { mode },
    })
  const entry = [...matches.map(entries('match')), ...included.map(entries('include'))]
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(total === undefined ? {} : { total }),
    link: links,
    ...(entry.length === 0 ? {} : { entry }),
  }
}

/** Where a page stands among the others. */
interface PageWindow {
  readonly count: number
  readonly offset: number
  readonly hasMore: boolean
}

/**
 * Writes the self, first, previous and next links of a page.
 * @param url Absolute URL of the search without its query.
 */
export const pageLinks = (url: string, pairs: QueryPairs, page: PageWindow): BundleLink[] => {
  const { count, offset, hasMore } = page
  const link = (relation: string, from: number): BundleLink => ({
    relation,
    url: withQuery(url, [
      ...pairs.filter(([name]) => !isWindow(name)),
      ...windowPairs(from, count),
    ]),
  })
  return [
    { relation: 'self', url: withQuery(url, pairs) },
    ...(offset > 0 && count > 0 ? [link('first', 0)] : []),
    ...(offset > 0 && count > 0 ? [link('previous', Math.max(0, offset - count))] : []),
    ...(hasMore ? [link('next', offset + count)] : []),
  ]
}

const isWindow = (name: string) => name === '_offset' || name === '_count'

const windowPairs = (offset: number, count: number): QueryPairs => [
  ['_count', String(count)],
  ['_offset', String(offset)],
]

const withQuery = (url: string, pairs: QueryPairs) => {
  const query = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString()
  return query === '' ? url : `${url}?${query}`
}
