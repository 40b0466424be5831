import { isOk } from '@medplum/core'
import type { FhirResponse } from '@medplum/fhir-router'
import type { Resource } from '@medplum/fhirtypes'
import type { FhirServerRequest, FhirServerResponse } from '../fhir-server-contract.ts'
import { outcomeStatus, presentable } from '../outcomes.ts'

/**
 * Dresses an outcome as HTTP: status, version headers, Location, 304 for a version the caller has,
 * 204 for a deletion, no body when none is preferred.
 * @see https://hl7.org/fhir/R4/http.html
 */
export const httpAnswer = (
  request: FhirServerRequest,
  [outcome, resource]: FhirResponse,
  baseUrl: string,
): FhirServerResponse => {
  const status = outcomeStatus(outcome)
  if (!isOk(outcome)) return withBody(request, { status, headers: {}, body: presentable(outcome) })
  if (!resource) return { status: 204, headers: {}, body: undefined }
  const headers = versionHeaders(resource)
  if (isKnown(request, resource)) return { status: 304, headers, body: undefined }
  if (isWrite(request.method) && headers.etag !== undefined) {
    headers.location = location(resource, baseUrl)
  }
  const isMinimal = isWrite(request.method) && prefers(request, 'return=minimal')
  return withBody(request, { status, headers, body: isMinimal ? undefined : resource })
}

const withBody = (request: FhirServerRequest, answer: FhirServerResponse): FhirServerResponse => {
  if (answer.body === undefined) return answer
  const headers = { ...answer.headers, 'content-type': 'application/fhir+json; charset=utf-8' }
  return request.method === 'HEAD'
    ? { ...answer, headers, body: undefined }
    : { ...answer, headers }
}

const versionHeaders = ({ meta }: Resource): Record<string, string> => ({
  ...(meta?.versionId === undefined ? {} : { etag: `W/"${meta.versionId}"` }),
  ...(meta?.lastUpdated === undefined
    ? {}
    : { 'last-modified': new Date(meta.lastUpdated).toUTCString() }),
})

/** Conditional read. @see https://hl7.org/fhir/R4/http.html#cread */
const isKnown = ({ method, headers }: FhirServerRequest, { meta }: Resource) => {
  if (method !== 'GET' && method !== 'HEAD') return false
  const [tag] = [headers['if-none-match'] ?? []].flat()
  if (tag !== undefined) return meta?.versionId !== undefined && tag.includes(`"${meta.versionId}"`)
  const [since] = [headers['if-modified-since'] ?? []].flat()
  if (since === undefined || meta?.lastUpdated === undefined) return false
  // HTTP dates have whole seconds.
  return Math.floor(Date.parse(meta.lastUpdated) / 1000) * 1000 <= Date.parse(since)
}

const isWrite = (method: string) => method === 'POST' || method === 'PUT' || method === 'PATCH'

const location = ({ resourceType, id, meta }: Resource, baseUrl: string) =>
  `${baseUrl}/${resourceType}/${id}/_history/${meta?.versionId}`

const prefers = ({ headers }: FhirServerRequest, preference: string) =>
  [headers.prefer ?? []].flat().some((value) => value.split(/[,;]\s*/).includes(preference))
