import type { Bundle, ResourceType } from '@medplum/fhirtypes'
import { isStorableType } from '../fhir-definitions.ts'
import { invalid, notSupported } from '../outcomes.ts'
import type { FhirBase } from '../search/answer-search.ts'
import { maxCount, parseWindow } from '../search/parse-page.ts'
import { onceEach, type QueryPairs } from '../search/parse-search.ts'
import { pageLinks, searchBundle } from '../search/search-bundle.ts'
import { compartmentPage, referencesFrom } from '../store/compartment-page.ts'
import { readCurrent, readReferenced } from '../store/read-resource.ts'
import { parseSince } from './answer-history.ts'
import { compartmentMembers } from './patient-compartment.ts'

const known = new Set(['_count', '_offset', '_since', '_type', '_format', '_pretty'])

/** Types that belong to no patient and without which a record cannot be read. */
const supportingTypes: ResourceType[] = [
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'Medication',
]

/**
 * Answers everything known of one patient: the patient, what is in the patient's compartment, and
 * the practitioners, places and medications those refer to. Pages of up to a thousand.
 * @see https://hl7.org/fhir/R4/patient-operation-everything.html
 */
export const answerEverything = async (
  { store, baseUrl }: FhirBase,
  patientId: string,
  pairs: QueryPairs,
): Promise<Bundle> => {
  const { isWanted, since, count, offset } = parseEverything(pairs)
  await readCurrent(store, 'Patient', patientId)
  const members = new Map([...compartmentMembers()].filter(([type]) => isWanted(type)))
  const includesPatient = isWanted('Patient')
  const page = { patientId, members, includesPatient, since, count, offset }
  const { total, resources } = await compartmentPage(store, page)
  const supporting = supportingTypes.filter(isWanted)
  const included = await readReferenced(store, await referencesFrom(store, resources, supporting))
  const url = `${baseUrl}/Patient/${patientId}/$everything`
  const links = pageLinks(url, pairs, { count, offset, hasMore: total > offset + count })
  return searchBundle({ total, matches: resources, included, subset: undefined, links, baseUrl })
}

const parseEverything = (pairs: QueryPairs) => {
  const unknown = pairs.find(([name]) => !known.has(name))
  if (unknown) throw notSupported(`$everything does not know the parameter ${unknown[0]}.`)
  const values = onceEach(pairs)
  const types = values.get('_type')?.split(',')
  if (types && !types.every(isStorableType)) throw invalid('_type takes names of resource types.')
  const { count, offset } = parseWindow(new Map([['_count', String(maxCount)], ...values]))
  if (count === 0) throw invalid('$everything cannot answer a count alone.')
  const isWanted = (type: string): boolean =>
    types === undefined || types.some((wanted) => wanted === type)
  return { isWanted, since: parseSince(values.get('_since')), count, offset }
}
