import { isUnlimited } from '../domain/access-part.ts'
import { isObject, valuesAt } from '../domain/fhir-resource.ts'
import { PlatformError } from '../errors.ts'
import type { FhirHttpResponse } from '../ports.ts'
import { FhirRefusal, notFound } from './operation-outcome.ts'
import { added, type ProxyExchange } from './proxy-request.ts'
import { placeOf } from './upstream-query.ts'

/** The code of a PlatformError that an UpstreamFhir throws when the answer takes too long. */
const TIMEOUT = 'UPSTREAM_TIMEOUT'

/**
 * Sends a GET to the server behind us and returns its answer when it is a success.
 * Refuses everything else in our own words: no host name, no stack, no credential of ours comes through.
 */
export async function upstreamAnswer(
  exchange: ProxyExchange,
  path: string,
  query: string,
): Promise<FhirHttpResponse> {
  const { services, request } = exchange
  const headers = { accept: 'application/fhir+json', 'x-request-id': request.requestId }
  const handling = /\bhandling=(?:strict|lenient)\b/.exec(request.headers.prefer ?? '')?.[0]
  const prefer: Record<string, string> = handling ? { prefer: handling } : {}
  const response = await services.upstream
    .send({ method: 'GET', path, query, headers: { ...headers, ...prefer } })
    .catch((error: unknown) => {
      throw unreachable(error)
    })
  if (response.status === 200 && isObject(response.body)) return response
  throw failure(exchange, response)
}

function failure(exchange: ProxyExchange, { status, body }: FhirHttpResponse): FhirRefusal {
  const { interaction, parts } = added(exchange.decision, 'decision')
  const place = placeOf(interaction)
  if (interaction.code !== 'search-type' && (status === 404 || status === 410)) {
    // 410 says that there was something, which only those may know who may see all of the type.
    if (status === 404 || !isUnlimited(parts)) return notFound(place, 'absent')
    const text = `${place} has been deleted.`
    return failed({ status, code: 'deleted', text, rule: 'absent' })
  }
  if (status === 400 || status === 404 || status === 422) {
    const text = issueText(body) ?? 'The FHIR server could not understand the search.'
    return failed({ status, code: 'invalid', text, rule: 'upstream-refused' })
  }
  return unreachable(new Error(`The FHIR server answered ${status}.`))
}

function unreachable(cause: unknown): FhirRefusal {
  const isTimeout = cause instanceof PlatformError && cause.code === TIMEOUT
  return isTimeout
    ? failed({ ...TOO_SLOW, status: 504, code: 'timeout' }, cause)
    : failed({ ...UNAVAILABLE, status: 502, code: 'transient' }, cause)
}

const TOO_SLOW = { text: 'The FHIR server took too long to answer.', rule: 'upstream-timeout' }
const UNAVAILABLE = { text: 'The FHIR server cannot be reached.', rule: 'upstream-failed' }

function failed(facts: Omit<FhirRefusal['facts'], 'outcome'>, cause?: unknown): FhirRefusal {
  return new FhirRefusal({ ...facts, outcome: 'FAILURE' }, cause)
}

/** What the server behind us says about a search it does not understand; about our client's own words. */
function issueText(body: unknown): string | undefined {
  const texts = [...valuesAt(body, 'issue.details.text'), ...valuesAt(body, 'issue.diagnostics')]
  const text = texts.find((each) => typeof each === 'string')
  return typeof text === 'string' ? text.slice(0, 300) : undefined
}
