import { isUnlimited } from '../domain/access-part.ts'
import { isObject, valuesAt } from '../domain/fhir-resource.ts'
import { PlatformError, UpstreamPausedError } from '../errors.ts'
import type { FhirHttpRequest, FhirHttpResponse } from '../ports.ts'
import { FhirRefusal, notFound } from './operation-outcome.ts'
import { added, type ProxyExchange } from './proxy-request.ts'
import { placeOf } from './upstream-query.ts'

/** Codes of the PlatformError that an UpstreamFhir throws. */
const TIMEOUT = 'UPSTREAM_TIMEOUT'
const TOO_LARGE = 'UPSTREAM_TOO_LARGE'

/** Says what of the client's headers the server behind us hears when it is asked for something. */
export function readHeaders({ request }: ProxyExchange): Record<string, string> {
  const handling = /\bhandling=(?:strict|lenient)\b/.exec(request.headers.prefer ?? '')?.[0]
  const prefer: Record<string, string> = handling ? { prefer: handling } : {}
  return { accept: 'application/fhir+json', 'x-request-id': request.requestId, ...prefer }
}

/**
 * The same for a search whose limits are ours: a parameter that the server behind us does not know has to be refused there. Passed
 * over, as some do unless they are told, it would count or find what lies outside (SMART.md LEAK-13, LEAK-19).
 */
export function strictHeaders(exchange: ProxyExchange): Record<string, string> {
  return { ...readHeaders(exchange), prefer: 'handling=strict' }
}

/** Sends a request to the server behind us; whatever it answers, it answers. Refuses only when it cannot be asked. */
export async function askUpstream(
  { services }: ProxyExchange,
  request: FhirHttpRequest,
): Promise<FhirHttpResponse> {
  return services.upstream.send(request).catch((error: unknown) => {
    throw unreachable(error)
  })
}

/** Sends a GET to the server behind us and returns its answer when it is a success. */
export async function upstreamAnswer(
  exchange: ProxyExchange,
  path: string,
  query: string,
): Promise<FhirHttpResponse> {
  const headers = query === '' ? readHeaders(exchange) : strictHeaders(exchange)
  const response = await askUpstream(exchange, { method: 'GET', path, query, headers })
  if (isAnswer(response)) return response
  throw upstreamFailure(exchange, response)
}

/** Says whether something was found; 200 without FHIR in it is none. */
export function isAnswer({ status, body, stream }: FhirHttpResponse): boolean {
  return status === 200 && (isObject(body) || stream !== undefined)
}

/**
 * Makes a refusal of an answer that is none, in our own words: no host name, no stack, no credential of ours
 * comes through.
 */
export function upstreamFailure(
  exchange: ProxyExchange,
  { status, headers, body }: FhirHttpResponse,
): FhirRefusal {
  const { interaction, parts } = added(exchange.decision, 'decision')
  const place = placeOf(interaction)
  const isOne = 'id' in interaction
  if (isOne && (status === 404 || status === 410)) {
    // 410 says that there was something, which only those may know who may see all of the type.
    if (status === 404 || !isUnlimited(parts)) return notFound(place, 'absent')
    const text = `${place} has been deleted.`
    return failed({ status, code: 'deleted', text, rule: 'absent' })
  }
  return plainFailure({ status, headers, body })
}

/** The same for what is not about one resource: a search, a transaction. */
export function plainFailure({ status, headers, body }: FhirHttpResponse): FhirRefusal {
  if (status === 400 || status === 404 || status === 422) {
    const text = issueText(body) ?? 'The FHIR server could not understand the request.'
    return failed({ status, code: 'invalid', text, rule: 'upstream-refused' })
  }
  if (status === 409 || status === 412) {
    const text = issueText(body) ?? 'The resource has changed meanwhile. Read it and try again.'
    return failed({ status, code: 'conflict', text, rule: 'upstream-conflict' })
  }
  if (status === 429 || status === 503) return paused(Number(headers['retry-after']) || 5)
  return unreachable(new Error(`The FHIR server answered ${status}.`))
}

function unreachable(cause: unknown): FhirRefusal {
  if (cause instanceof UpstreamPausedError) return paused(cause.retryAfterSeconds, cause)
  const code = cause instanceof PlatformError ? cause.code : undefined
  if (code === TOO_LARGE) return failed({ ...LARGE, status: 400, code: 'too-costly' })
  return code === TIMEOUT
    ? failed({ ...TOO_SLOW, status: 504, code: 'timeout' }, cause)
    : failed({ ...UNAVAILABLE, status: 502, code: 'transient' }, cause)
}

/** The server behind us is given time to come back; whoever asks is told how long. */
function paused(seconds: number, cause?: unknown): FhirRefusal {
  const retryAfter = String(Math.min(Math.max(Math.ceil(seconds), 1), 300))
  const text = `The FHIR server is not available at the moment. Try again in ${retryAfter} seconds.`
  const headers = { 'retry-after': retryAfter }
  return failed({ status: 503, code: 'transient', text, rule: 'upstream-paused', headers }, cause)
}

const TOO_SLOW = { text: 'The FHIR server took too long to answer.', rule: 'upstream-timeout' }
const LARGE = {
  text: 'The answer is too large to be looked into. Of a list, ask for less at a time, with _count.',
  rule: 'upstream-too-large',
}
const UNAVAILABLE = { text: 'The FHIR server cannot be reached.', rule: 'upstream-failed' }

function failed(facts: Omit<FhirRefusal['facts'], 'outcome'>, cause?: unknown): FhirRefusal {
  return new FhirRefusal({ ...facts, outcome: 'FAILURE' }, cause)
}

/**
 * What the server behind us says about words it does not understand; they are our client's own. Where it speaks of itself or
 * of other resources (`Observation/7 refers to it`), our own words take its place (SMART.md RS-10, LEAK-27).
 */
function issueText(body: unknown): string | undefined {
  const texts = [...valuesAt(body, 'issue.details.text'), ...valuesAt(body, 'issue.diagnostics')]
  const text = texts.find((each) => typeof each === 'string')
  return typeof text === 'string' && !TELLING.test(text) ? text.slice(0, 300) : undefined
}

/** An address, a host, a reference, the name of something that broke, a line of a stack. */
const TELLING =
  /:\/\/|[A-Za-z]:\d{2,5}\b|\d+(?:\.\d+){3}|\b[A-Z][A-Za-z]+\/[A-Za-z0-9.-]|Exception|\bat \S+\(/
