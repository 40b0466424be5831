import { isOk } from '@medplum/core'
import type { FhirResponse } from '@medplum/fhir-router'
import type { Binary, Resource } from '@medplum/fhirtypes'
import type { FhirServerRequest, FhirServerResponse } from '../fhir-server-contract.ts'
import { done, outcomeStatus, presentable } from '../outcomes.ts'
import { binaryContent, isBinary, wantsContent } from './binary-content.ts'
import { preferredReturn } from './preferences.ts'

/**
 * Dresses an outcome as HTTP: status, version headers, Location, 304 for a version the caller has,
 * 204 for a deletion, the content of a Binary, and the body of a write that is preferred.
 * @see https://hl7.org/fhir/R4/http.html
 */
export const httpAnswer = (
  request: FhirServerRequest,
  [outcome, resource]: FhirResponse,
  baseUrl: string,
): FhirServerResponse => {
  const status = outcomeStatus(outcome)
  if (!isOk(outcome)) return withBody(request, { status, headers: {}, body: presentable(outcome) })
  if (!resource) return nothingLeft(request)
  const headers = versionHeaders(resource)
  if (isKnown(request, resource)) return { status: 304, headers, body: undefined }
  if (isWrite(request.method) && headers.etag !== undefined) {
    headers.location = location(resource, baseUrl)
  }
  if (wantsContent(request) && isBinary(resource)) {
    return withContent(request, { status, headers, body: undefined }, resource)
  }
  const body = isWrite(request.method) ? preferredBody(request, resource) : resource
  return withBody(request, { status, headers, body })
}

const nothingLeft = (request: FhirServerRequest): FhirServerResponse =>
  preferredReturn(request.headers) === 'OperationOutcome'
    ? withBody(request, { status: 200, headers: {}, body: done('The resource is not there now.') })
    : { status: 204, headers: {}, body: undefined }

/** What was written, nothing, or that it was written, as the caller prefers. */
const preferredBody = ({ headers }: FhirServerRequest, resource: Resource) => {
  const preferred = preferredReturn(headers)
  const { resourceType, id, meta } = resource
  // A bundle that answers a batch or a search is not what was written.
  if (preferred === 'representation' || meta?.versionId === undefined) return resource
  return preferred === 'minimal'
    ? undefined
    : done(`${resourceType}/${id} is stored as version ${meta.versionId}.`)
}

const withContent = (
  request: FhirServerRequest,
  answer: FhirServerResponse,
  binary: Binary,
): FhirServerResponse => {
  const content = binaryContent(request, binary)
  const headers = { ...answer.headers, 'content-type': binary.contentType }
  return request.method === 'HEAD' ? { ...answer, headers } : { ...answer, headers, content }
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
