import { errors, Pool } from 'undici'
import { PlatformError } from '../errors.ts'
import type { FhirHttpRequest, FhirHttpResponse, UpstreamFhir } from '../ports.ts'
import { CircuitBreaker, type CircuitBreakerOptions } from './circuit-breaker.ts'
import { heldAnswer } from './held-answer.ts'
import { type BaseRenamer, renaming } from './rename-base.ts'
import { takeBody } from './take-body.ts'

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
  readonly #show: BaseRenamer
  /** Without a slash at its end. */
  readonly #address: string

  constructor(options: HttpUpstreamFhirOptions) {
    const { baseUrl, publicUrl, timeoutMs = 15_000, connections = 32 } = options
    this.#base = new URL(baseUrl.replace(/\/+$/, ''))
    this.#address = this.#base.origin + this.#base.pathname.replace(/\/+$/, '')
    this.#options = { publicUrl, timeoutMs }
    this.#authorization = options.authorization
    this.#hide = renaming(publicUrl, this.#address)
    this.#show = renaming(this.#address, publicUrl)
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

  get isAvailable(): boolean {
    return this.#breaker.isOpen
  }

  /** Ends the connections once nothing is under way. */
  close(): Promise<void> {
    return this.#pool.close()
  }

  async #ask(request: FhirHttpRequest): Promise<FhirHttpResponse | typeof TOO_LARGE> {
    const { method, headers, body, streamsBelow } = request
    const asked = {
      method: method === 'HEAD' ? 'GET' : method,
      path: this.#target(request),
      headers: this.#headers(headers),
      body: body === undefined ? null : this.#hide.text(JSON.stringify(body)),
    }
    try {
      return await (streamsBelow === undefined
        ? this.#held(asked)
        : this.#streamed(asked, streamsBelow))
    } catch (error) {
      throw failure(error)
    }
  }

  async #held(asked: Asked): Promise<FhirHttpResponse | typeof TOO_LARGE> {
    const { timeoutMs } = this.#options
    const limits = { mostBytes: MAX_HELD_BYTES, timeoutMs, timedOut: TIMED_OUT }
    const answer = await heldAnswer(this.#pool, asked, limits)
    if (!answer) return TOO_LARGE
    const { statusCode: status, held } = answer
    return {
      status,
      headers: published(answer.headers, this.#show),
      body: bodyOf(held, this.#show),
    }
  }

  /** What is small is held as well; of a failure, nothing else. */
  async #streamed(asked: Asked, pagesBelow: string): Promise<FhirHttpResponse | typeof TOO_LARGE> {
    const renamer = renaming(this.#address, this.#options.publicUrl, pagesBelow)
    const ending = new AbortController()
    const timer = setTimeout(() => ending.abort(TIMED_OUT), this.#options.timeoutMs)
    try {
      const response = await this.#pool.request({ ...asked, signal: ending.signal })
      const { held, rest } = await takeBody(response.body, MAX_HELD_OF_STREAM)
      const status = response.statusCode
      if (rest && status !== 200) {
        response.body.destroy()
        return TOO_LARGE
      }
      const headers = published(response.headers, renamer)
      return rest
        ? { status, headers, body: undefined, stream: renamer.chunks(rest) }
        : { status, headers, body: bodyOf(held, renamer) }
    } finally {
      clearTimeout(timer)
    }
  }

  #target({ path, query }: FhirHttpRequest): string {
    const basePath = this.#address.slice(this.#base.origin.length)
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

/** What is asked, as undici takes it. */
interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string | null
}

function published(headers: Readonly<Record<string, unknown>>, renamer: BaseRenamer) {
  const shown = picked(headers, RESPONSE_HEADERS)
  for (const name of RESPONSE_HEADERS) {
    const value = shown[name]
    if (value !== undefined) shown[name] = renamer.text(value)
  }
  return shown
}

function bodyOf(held: Buffer, renamer: BaseRenamer): unknown {
  return parsed(renamer.text(held.toString('utf8')))
}

function picked(headers: Readonly<Record<string, unknown>>, names: readonly string[]) {
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

const TIMED_OUT = new Error('The time is over.')

function failure(cause: unknown): PlatformError {
  const isTimeout =
    cause === TIMED_OUT ||
    cause instanceof errors.ConnectTimeoutError ||
    cause instanceof errors.HeadersTimeoutError ||
    cause instanceof errors.BodyTimeoutError
  return isTimeout
    ? new PlatformError('UPSTREAM_TIMEOUT', 'The FHIR server took too long to answer.', { cause })
    : new PlatformError('UPSTREAM_UNREACHABLE', 'The FHIR server cannot be reached.', { cause })
}
