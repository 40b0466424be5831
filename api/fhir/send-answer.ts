import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { FhirHttpResponse } from '../ports.ts'

/**
 * Sends an answer as FHIR JSON that no shared cache keeps (SMART.md RS-11, RS-15).
 * A stream is passed on at the speed of whoever reads it; when it breaks off, so does the answer, and it is
 * seen that something is missing.
 */
export async function sendAnswer(res: Response, answer: FhirHttpResponse): Promise<void> {
  const { status, headers, body, stream } = answer
  res.status(status).set(headers)
  res.set('Cache-Control', 'private, no-store')
  res.vary('Authorization')
  if (stream) {
    res.set('Content-Type', CONTENT_TYPE)
    await pipeline(Readable.from(stream), res).catch(() => res.destroy())
    return
  }
  if (body === undefined) {
    res.end()
    return
  }
  // Sent as bytes, or Express would put its own ETag beside the version of the resource.
  const bytes = Buffer.from(JSON.stringify(body))
  res.set('Content-Type', CONTENT_TYPE)
  res.set('Content-Length', String(bytes.length))
  res.end(bytes)
}

const CONTENT_TYPE = 'application/fhir+json; charset=utf-8'
