import type { Bundle } from '@medplum/fhirtypes'
import { instantRange } from '../index/instant-range.ts'
import { invalid, notSupported } from '../outcomes.ts'
import type { FhirBase } from '../search/answer-search.ts'
import { parseWindow } from '../search/parse-page.ts'
import { onceEach, type QueryPairs } from '../search/parse-search.ts'
import { pageLinks } from '../search/search-bundle.ts'
import { type HistoryPlace, readHistory } from '../store/history.ts'

const known = new Set(['_count', '_offset', '_since', '_format', '_pretty'])

/**
 * Answers the history of one resource, of a type, or of the whole base, paged.
 * @see https://hl7.org/fhir/R4/http.html#history
 */
export const answerHistory = async (
  { store, baseUrl }: FhirBase,
  { type, id }: HistoryPlace,
  pairs: QueryPairs,
): Promise<Bundle> => {
  const unknown = pairs.find(([name]) => !known.has(name))
  if (unknown) throw notSupported(`A history does not know the parameter ${unknown[0]}.`)
  const values = onceEach(pairs)
  const { count, offset } = parseWindow(values)
  const since = parseSince(values.get('_since'))
  const bundle = await readHistory(store, { type, id, count, offset, since }, baseUrl)
  const hasMore = (bundle.total ?? 0) > offset + count && count > 0
  const url = [baseUrl, type, id, '_history'].filter((part) => part !== undefined).join('/')
  return { ...bundle, link: pageLinks(url, pairs, { count, offset, hasMore }) }
}

/** Reads `_since`: an instant, or a date that begins the time wanted. */
export const parseSince = (text: string | undefined): Date | undefined => {
  if (text === undefined) return undefined
  const range = instantRange(text)
  if (!range) throw invalid(`_since needs an instant, not "${text}".`)
  return new Date(range.low)
}
