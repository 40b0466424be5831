import { isFhirResource } from '../../domain/fhir-resource.ts'
import type { FhirHttpResponse } from '../../ports.ts'

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  304: 'Not Modified',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  422: 'Unprocessable Entity',
}

/** Writes an answer as the entry of a batch-response or transaction-response. */
export function entryAnswer({ status, headers, body }: FhirHttpResponse, base: string) {
  const { etag, location, 'last-modified': changed } = headers
  const isOutcome = isFhirResource(body) && body.resourceType === 'OperationOutcome'
  const resource = isFhirResource(body) && !isOutcome ? body : undefined
  const hasAddress = resource?.id !== undefined && resource.resourceType !== 'Bundle'
  return {
    ...(hasAddress ? { fullUrl: `${base}/${resource.resourceType}/${resource.id}` } : {}),
    ...(resource ? { resource } : {}),
    response: {
      status: `${status} ${REASONS[status] ?? ''}`.trim(),
      ...(location ? { location } : {}),
      ...(etag ? { etag } : {}),
      ...(changed ? { lastModified: instantOf(changed) } : {}),
      ...(isOutcome ? { outcome: body } : {}),
    },
  }
}

/** HTTP dates and FHIR instants alike; what is neither is left out. */
function instantOf(text: string): string | undefined {
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
