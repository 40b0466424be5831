import type { Response } from 'express'
import type { FhirHttpResponse } from '../ports.ts'

/** Sends an answer as FHIR JSON that no shared cache keeps (SMART.md RS-11, RS-15). */
export function sendAnswer(res: Response, { status, headers, body }: FhirHttpResponse): void {
  res.status(status).set(headers)
  res.set('Cache-Control', 'private, no-store')
  res.vary('Authorization')
  if (body === undefined) {
    res.end()
    return
  }
  // Sent as bytes, or Express would put its own ETag beside the version of the resource.
  const bytes = Buffer.from(JSON.stringify(body))
  res.set('Content-Type', 'application/fhir+json; charset=utf-8')
  res.set('Content-Length', String(bytes.length))
  res.end(bytes)
}
