import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FhirHttpResponse } from '../ports.ts'

/**
 * Sends an answer, as FHIR JSON unless it is a file, that no shared cache keeps (SMART.md RS-11, RS-15).
 * A stream is passed on at the speed of whoever reads it; when it breaks off, so does the answer, and it is
 * seen that something is missing.
 */
export async function sendAnswer(res: ServerResponse, answer: FhirHttpResponse): Promise<void> {
  const { status, headers, body, stream, content } = answer
  res.statusCode = status
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.setHeader('Cache-Control', 'private, no-store')
  variesBy(res, 'Authorization')
  if (stream) {
    res.setHeader('Content-Type', CONTENT_TYPE)
    await pipeline(Readable.from(stream), res).catch(() => res.destroy())
    return
  }
  if (content) {
    // As it is: no charset is added to what is not ours.
    res.setHeader('Content-Type', headers['content-type'] ?? 'application/octet-stream')
    res.setHeader('Content-Length', String(content.length))
    res.end(content)
    return
  }
  if (body === undefined) {
    res.end()
    return
  }
  // As text it goes with the head at once.
  const text = JSON.stringify(body)
  res.setHeader('Content-Type', CONTENT_TYPE)
  res.setHeader('Content-Length', Buffer.byteLength(text))
  res.end(text)
}

/** Says that an answer depends on a header of the request, besides those that were named before. */
export function variesBy(res: ServerResponse, name: string): void {
  const before = res.getHeader('Vary')
  res.setHeader('Vary', before === undefined ? name : `${before}, ${name}`)
}

const CONTENT_TYPE = 'application/fhir+json; charset=utf-8'
