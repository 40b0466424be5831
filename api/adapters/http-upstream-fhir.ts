import { errors, Pool } from 'undici'
import { PlatformError } from '../errors.ts'
import type { FhirHttpRequest, FhirHttpResponse, UpstreamFhir } from '../ports.ts'
import { CircuitBreaker, type CircuitBreakerOptions } from './circuit-breaker.ts'
import { type BaseRenamer, renaming } from './rename-base.ts'
import { type TakenBody, takeBody } from './take-body.ts'

export interface HttpUpstreamFhirOptions {
  /** The FHIR base behind the proxy, e.g. `http://hapi:8080/fhir`. */
  readonly baseUrl: string
  /** The base as apps know it; takes the place of `baseUrl` wherever an answer names it, and the other way round. */
  readonly publicUrl: string
  /** What the server wants to see as Authorization; never shown to apps. */
  readonly authorization?: string | undefined
  /**
   * How long one answer may take, from connecting to its last byte; for an answer that is streamed, how long it
   * may be silent. @default 15000
   */
  readonly timeoutMs?: number
  /** Connections kept open. @default 32 */
  readonly connections?: number
  readonly breaker?: CircuitBreakerOptions
}

const REQUEST_HEADERS = [
  'accept',
  'content-type',
  'if-match',
  'if-none-match',
  'prefer',
  'x-request-id',
]
const RESPONSE_HEADERS = [
  ...['content-type', 'etag', 'last-modified', 'location', 'content-location', 'retry-after'],
]
/** What a search may bring and still be looked into, resource by resource. */
const MAX_HELD_BYTES = 32 * 1024 * 1024
/** What goes through unread is passed on from here. */
const MAX_HELD_OF_STREAM = 1024 * 1024
/** Not the server's fault, so it is no reason to leave the server in peace. */
const TOO_LARGE = Symbol('too large')

/**
 * Reaches a FHIR server over HTTP, over connections that are kept open. Only listed headers pass in either
 * direction, so neither the app's token nor the server's own headers go where they do not belong.
 *
 * `send` throws PlatformError UPSTREAM_TIMEOUT or UPSTREAM_UNREACHABLE, without the address in its message,
 * UPSTREAM_TOO_LARGE for what cannot be held, and UpstreamPausedError while a server that keeps failing is left in peace.
 */
export class HttpUpstreamFhir implements UpstreamFhir {
  readonly #pool: Pool
  readonly #breaker: CircuitBreaker
  readonly #options: Required<Pick<HttpUpstreamFhirOptions, 'timeoutMs' | 'publicUrl'>>
  readonly #base: URL
  readonly #authorization: string | undefined
  readonly #hide: BaseRenamer

  constructor(options: HttpUpstreamFhirOptions) {
    const { baseUrl, publicUrl, timeoutMs = 15_000, connections = 32 } = options
    this.#base = new URL(baseUrl.replace(/\/+$/, ''))
    this.#options = { publicUrl, timeoutMs }
    this.#authorization = options.authorization
    this.#hide = renaming(publicUrl, this.#address)
    this.#breaker = new CircuitBreaker(options.breaker)
    this.#pool = new Pool(this.#base.origin, { connections, bodyTimeout: timeoutMs })
  }

  async send(request: FhirHttpRequest): Promise<FhirHttpResponse> {
    const answer = await this.#breaker.run(
      () => this.#ask(request),
      (each) => each !== TOO_LARGE && each.status >= 502 && each.status <= 504,
    )
    if (answer !== TOO_LARGE) return answer
    throw new PlatformError('UPSTREAM_TOO_LARGE', 'The answer is too large to be looked into.')
  }

  /** Ends the connections once nothing is under way. */
  close(): Promise<void> {
    return this.#pool.close()
  }

  async #ask(request: FhirHttpRequest): Promise<FhirHttpResponse | typeof TOO_LARGE> {
    const { method, headers, body, streamsBelow } = request
    const renamer = renaming(this.#address, this.#options.publicUrl, streamsBelow)
    const ending = new AbortController()
    const timer = setTimeout(() => ending.abort(new Error(TIMED_OUT)), this.#options.timeoutMs)
    try {
      const response = await this.#pool.request({
        method: method === 'HEAD' ? 'GET' : method,
        path: this.#target(request),
        headers: this.#headers(headers),
        body: body === undefined ? null : this.#hide.text(JSON.stringify(body)),
        signal: ending.signal,
      })
      const most = streamsBelow === undefined ? MAX_HELD_BYTES : MAX_HELD_OF_STREAM
      const taken = await takeBody(response.body, most)
      const isStreamed = taken.rest !== undefined
      if (isStreamed && (streamsBelow === undefined || response.statusCode !== 200)) {
        response.body.destroy()
        return TOO_LARGE
      }
      const status = response.statusCode
      return { status, headers: published(response.headers, renamer), ...bodyOf(taken, renamer) }
    } catch (error) {
      throw failure(error)
    } finally {
      clearTimeout(timer)
    }
  }

  get #address(): string {
    return this.#base.origin + this.#base.pathname.replace(/\/+$/, '')
  }

  #target({ path, query }: FhirHttpRequest): string {
    const basePath = this.#base.pathname.replace(/\/+$/, '')
    const place = `${basePath}${path === '/' ? '' : path}` || '/'
    return query === '' ? place : `${place}?${this.#hiddenQuery(query)}`
  }

  /** Only where a value names the base, so that every other query goes on exactly as it was spelled. */
  #hiddenQuery(query: string): string {
    const pairs = [...new URLSearchParams(query)]
    const hidden = pairs.map(([name, value]) => [name, this.#hide.text(value)])
    const isSame = pairs.every(([, value], i) => value === hidden[i]?.[1])
    return isSame ? query : new URLSearchParams(hidden).toString()
  }

  #headers(headers: Record<string, string>): Record<string, string> {
    const criteria = headers['if-none-exist']
    return {
      ...picked(headers, REQUEST_HEADERS),
      ...(criteria ? { 'if-none-exist': this.#hiddenQuery(criteria) } : {}),
      ...(this.#authorization ? { authorization: this.#authorization } : {}),
    }
  }
}

function published(headers: Record<string, unknown>, renamer: BaseRenamer) {
  const entries = Object.entries(picked(headers, RESPONSE_HEADERS))
  return Object.fromEntries(entries.map(([name, value]) => [name, renamer.text(value)]))
}

function bodyOf(taken: TakenBody, renamer: BaseRenamer): Pick<FhirHttpResponse, 'body' | 'stream'> {
  if (taken.rest) return { body: undefined, stream: renamer.chunks(taken.rest) }
  return { body: parsed(renamer.text(taken.held.toString('utf8'))) }
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

const TIMED_OUT = 'The time is over.'

function failure(cause: unknown): PlatformError {
  const isTimeout =
    (cause instanceof Error && cause.message === TIMED_OUT) ||
    cause instanceof errors.ConnectTimeoutError ||
    cause instanceof errors.HeadersTimeoutError ||
    cause instanceof errors.BodyTimeoutError
  return isTimeout
    ? new PlatformError('UPSTREAM_TIMEOUT', 'The FHIR server took too long to answer.', { cause })
    : new PlatformError('UPSTREAM_UNREACHABLE', 'The FHIR server cannot be reached.', { cause })
}
