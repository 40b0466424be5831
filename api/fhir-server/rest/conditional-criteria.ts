import type { FhirRequest } from '@medplum/fhir-router'
import type { ResourceType } from '@medplum/fhirtypes'
import { invalid } from '../outcomes.ts'
import { isCriterion, parseSearch } from '../search/parse-search.ts'
import { queryPairs } from './query-pairs.ts'

/**
 * Checks the criteria of a conditional interaction before FhirRouter reads them, because it passes
 * over what it does not know: `DELETE /Patient?nmae=X` must not delete some other patient.
 * Refuses none at all, unknown ones, and result parameters.
 * @see https://hl7.org/fhir/R4/http.html#cond-update
 */
export const requireCriteria = (request: FhirRequest, baseUrl: string): void => {
  const { resourceType, id } = request.params
  if (resourceType === undefined || id !== undefined || request.method === 'GET') return
  const ifNoneExist = [request.headers?.['if-none-exist'] ?? []].flat()[0]
  if (request.method === 'POST' && ifNoneExist === undefined) return
  const pairs =
    ifNoneExist === undefined
      ? queryPairs(request.query)
      : [...new URLSearchParams(ifNoneExist.replace(/^\?/, ''))]
  if (pairs.length === 0 || !pairs.every(([name]) => isCriterion(name))) {
    throw invalid(
      'A conditional interaction needs search criteria, and nothing else, in its query.',
    )
  }
  // The router has made sure that this names a type.
  parseSearch(resourceType as ResourceType, pairs, { baseUrl, now: Date.now() })
}
