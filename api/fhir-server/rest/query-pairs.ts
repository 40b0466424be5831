import type { FhirRequest } from '@medplum/fhir-router'
import { invalid } from '../outcomes.ts'
import type { QueryPairs } from '../search/parse-search.ts'

/** The query of a request as pairs; a name given several times makes several pairs. */
export const queryPairs = (query: FhirRequest['query']): QueryPairs =>
  Object.entries(query).flatMap(([name, values]) =>
    [values ?? ''].flat().map((value) => [name, value] as const),
  )

/**
 * The pairs of `POST _search`: those of the URL, then those of the form.
 * Takes the form raw or as fields; refuses anything else.
 * @see https://hl7.org/fhir/R4/http.html#search
 */
export const formPairs = ({ query, body }: Pick<FhirRequest, 'query' | 'body'>): QueryPairs => {
  if (body === undefined || body === null) return queryPairs(query)
  if (typeof body === 'string') return [...queryPairs(query), ...new URLSearchParams(body)]
  if (!isFields(body)) throw invalid('A search by POST needs form fields as its body.')
  return [...queryPairs(query), ...queryPairs(body)]
}

const isFields = (body: unknown): body is Record<string, string | string[]> =>
  typeof body === 'object' &&
  body !== null &&
  !Array.isArray(body) &&
  Object.values(body)
    .flat()
    .every((value) => typeof value === 'string')
