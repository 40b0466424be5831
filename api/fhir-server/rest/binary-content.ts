import type { Binary, Resource } from '@medplum/fhirtypes'
import type { FhirServerRequest } from '../fhir-server-contract.ts'
import { invalid, refusedFormat } from '../outcomes.ts'

/** Tells whether a request reads one Binary, or one version of it. */
export const readsBinary = ({ method, path }: FhirServerRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && /^\/?Binary\/[^/]+(?:\/_history\/[^/]+)?$/.test(path)

/**
 * Tells whether a Binary is wanted as what it holds: whenever JSON is not asked for.
 * @see https://hl7.org/fhir/R4/binary.html#rest
 */
export const wantsContent = (request: FhirServerRequest): boolean => {
  if (!readsBinary(request)) return false
  const format = new URLSearchParams(request.query).get('_format')
  const [accept] = [request.headers.accept ?? []].flat()
  return format === null && !/json/.test(accept ?? '')
}

/** The bytes of a Binary. Refuses a caller who takes other content types alone (406). */
export const binaryContent = (
  { headers }: FhirServerRequest,
  { contentType, data = '' }: Binary,
): Uint8Array => {
  const [accept = '*/*'] = [headers.accept ?? []].flat()
  const [family = ''] = contentType.split('/')
  const accepted = accept.split(',').map((range) => range.split(';')[0]?.trim() ?? '')
  const [plain = ''] = contentType.split(';')
  const fits = ['*/*', `${family}/*`, plain.trim()].some((range) => accepted.includes(range))
  if (!fits) throw refusedFormat(`${accept}, but as JSON or as ${contentType}`)
  return Buffer.from(data, 'base64')
}

/**
 * Makes a Binary of bytes sent to `POST /Binary` or `PUT /Binary/id` with a content type of their
 * own; `X-Security-Context` says whose they are. Anything else is answered as it came.
 */
export const bodyOf = ({ method, path, headers, body }: FhirServerRequest): unknown => {
  if (!(body instanceof Uint8Array)) return body
  const match = /^\/?Binary(?:\/([^/]+))?$/.exec(path)
  const [contentType] = [headers['content-type'] ?? []].flat()
  if (!match || (method !== 'POST' && method !== 'PUT') || contentType === undefined) {
    throw invalid('Bytes are taken as the content of a Binary, with their content type, alone.')
  }
  const [, id] = match
  const [owner] = [headers['x-security-context'] ?? []].flat()
  const binary: Binary = {
    resourceType: 'Binary',
    ...(id === undefined ? {} : { id }),
    contentType,
    ...(owner === undefined ? {} : { securityContext: { reference: owner } }),
    data: Buffer.from(body).toString('base64'),
  }
  return binary
}

export const isBinary = (resource: Resource): resource is Binary =>
  resource.resourceType === 'Binary'
