import { errors, Pool } from 'undici'
import { PlatformError } from '../errors.ts'
import type { FhirHttpRequest, FhirHttpResponse, UpstreamFhir } from '../ports.ts'

export interface HttpUpstreamFhirOptions {
  /** The FHIR base behind the proxy, e.g. `http://hapi:8080/fhir`. */
  readonly baseUrl: string
  /** The base as apps know it; takes the place of `baseUrl` wherever an answer names it. */
  readonly publicUrl: string
  /** How long one answer may take, from connecting to its last byte. @default 15000 */
  readonly timeoutMs?: number
  /** Connections kept open. @default 32 */
  readonly connections?: number
}

const REQUEST_HEADERS = [
  'accept',
  'content-type',
  'if-match',
  'if-none-match',
  'prefer',
  'x-request-id',
]
const RESPONSE_HEADERS = ['content-type', 'etag', 'last-modified', 'location', 'content-location']
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024

/**
 * Reaches a FHIR server over HTTP, over connections that are kept open. Only listed headers pass in either
 * direction, so neither the app's token nor the server's own headers go where they do not belong.
 *
 * `send` throws PlatformError UPSTREAM_TIMEOUT or UPSTREAM_UNREACHABLE, without the address in its message.
 */
export class HttpUpstreamFhir implements UpstreamFhir {
  readonly #pool: Pool
  readonly #basePath: string
  readonly #timeoutMs: number
  readonly #publish: (text: string) => string

  constructor(options: HttpUpstreamFhirOptions) {
    const { baseUrl, publicUrl, timeoutMs = 15_000, connections = 32 } = options
    const url = new URL(baseUrl)
    this.#basePath = url.pathname.replace(/\/+$/, '')
    this.#timeoutMs = timeoutMs
    this.#publish = renaming(baseUrl.replace(/\/+$/, ''), publicUrl)
    this.#pool = new Pool(url.origin, { connections, maxResponseSize: MAX_RESPONSE_BYTES })
  }

  async send(request: FhirHttpRequest): Promise<FhirHttpResponse> {
    const { method, path, query, headers, body } = request
    const place = `${this.#basePath}${path === '/' ? '' : path}` || '/'
    try {
      const response = await this.#pool.request({
        method: method === 'HEAD' ? 'GET' : method,
        path: query === '' ? place : `${place}?${query}`,
        headers: picked(headers, REQUEST_HEADERS),
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(this.#timeoutMs),
      })
      const text = this.#publish(await response.body.text())
      return {
        status: response.statusCode,
        headers: this.#publicHeaders(response.headers),
        body: parsed(text),
      }
    } catch (error) {
      throw failure(error)
    }
  }

  /** Ends the connections once nothing is under way. */
  close(): Promise<void> {
    return this.#pool.close()
  }

  #publicHeaders(headers: Record<string, unknown>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(picked(headers, RESPONSE_HEADERS)).map(([name, value]) => [
        name,
        this.#publish(value),
      ]),
    )
  }
}

/** Replaces one base by another in text, but not where it is only the beginning of a longer name. */
function renaming(from: string, to: string): (text: string) => string {
  // Some servers write their JSON with escaped slashes.
  const spellings = [from, from.replaceAll('/', '\\/')].map((text) =>
    text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  )
  const pattern = new RegExp(`(?:${spellings.join('|')})(?![A-Za-z0-9._-])`, 'g')
  return (text) => text.replaceAll(pattern, to)
}

function picked(headers: Record<string, unknown>, names: readonly string[]) {
  const wanted: Record<string, string> = {}
  for (const name of names) {
    const value = headers[name]
    if (typeof value === 'string') wanted[name] = value
  }
  return wanted
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function failure(cause: unknown): PlatformError {
  const isTimeout =
    (cause instanceof DOMException && cause.name === 'TimeoutError') ||
    cause instanceof errors.ConnectTimeoutError ||
    cause instanceof errors.HeadersTimeoutError ||
    cause instanceof errors.BodyTimeoutError
  return isTimeout
    ? new PlatformError('UPSTREAM_TIMEOUT', 'The FHIR server took too long to answer.', { cause })
    : new PlatformError('UPSTREAM_UNREACHABLE', 'The FHIR server cannot be reached.', { cause })
}
