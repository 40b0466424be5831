import { isFhirResource, isObject } from '../../domain/fhir-resource.ts'
import type { FhirHttpRequest, FhirHttpResponse } from '../../ports.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import {
  type FhirRefusal,
  operationOutcome,
  type RefusedEntry,
  toRefusal,
} from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { auditInteraction } from '../steps/audit-interaction.ts'
import { constrainRequest } from '../steps/constrain-request.ts'
import { decideAccess } from '../steps/decide-access.ts'
import { redactResponse } from '../steps/redact-response.ts'
import { askUpstream, plainFailure } from '../upstream-answer.ts'
import { requirePlainReferences } from '../writes/plain-references.ts'
import { entryAnswer } from './entry-answer.ts'
import { entryExchange, readEntry } from './entry-exchange.ts'
import { nameOf, resolvableReferences } from './entry-references.ts'
import { isOfEntry, refusedEntries } from './refused-entries.ts'

/**
 * Answers a transaction: every entry is decided and constrained like a request of its own, and one that is
 * refused is the end of all of them, before anything is sent (SMART.md ENF-09). What is sent is a transaction
 * again, so that it happens wholly or not at all; each entry of its answer is looked at as an answer of its own.
 * The refusal names every entry that is refused, so that none is found out only after another was mended.
 */
export async function answerTransaction(exchange: ProxyExchange): Promise<void> {
  const { entries } = added(exchange.bundle, 'bundle')
  const exchanges = await preparedEntries(exchange, entries)
  const answers = await forwarded(exchange, exchanges, entries)
  const entry: object[] = []
  for (const [index, each] of exchanges.entries()) {
    entry.push(await answered(each, answers[index]))
  }
  const body = {
    resourceType: 'Bundle',
    type: 'transaction-response',
    ...(entry.length > 0 ? { entry } : {}),
  }
  exchange.response = { status: 200, headers: {}, body }
}

/** Refuses with all that is refused, entry by entry; what is nobody's fault ends it at once. */
async function preparedEntries(exchange: ProxyExchange, entries: readonly unknown[]) {
  const references = resolvableReferences(entries)
  const exchanges: ProxyExchange[] = []
  const refused: RefusedEntry[] = []
  for (const [index, raw] of entries.entries()) {
    const each: ProxyExchange = entryExchange(exchange, raw)
    const refusal = await refusalOf(each, references)
    if (refusal && !isOfEntry(refusal)) throw refusal
    if (refusal) refused.push({ index, facts: refusal.facts })
    exchanges.push(each)
  }
  const [first, ...others] = refused
  if (first) throw refusedEntries([first, ...others])
  return exchanges
}

async function refusalOf(
  entry: ProxyExchange,
  references: ReadonlyMap<string, string>,
): Promise<FhirRefusal | undefined> {
  try {
    requirePlainReferences(entry.entry)
    await readEntry(entry)
    entry.request = { ...entry.request, references }
    await decideAccess(entry)
    await constrainRequest(entry)
    return undefined
  } catch (error) {
    return toRefusal(error)
  }
}

/** The answers of the entries, in their order; none for an entry whose answer was known before. */
async function forwarded(
  exchange: ProxyExchange,
  exchanges: readonly ProxyExchange[],
  entries: readonly unknown[],
): Promise<(FhirHttpResponse | undefined)[]> {
  const asked = exchanges.flatMap(({ outgoing }, index) =>
    outgoing ? [{ fullUrl: nameOf(entries[index]), outgoing }] : [],
  )
  if (asked.length === 0) return []
  const entry = asked.map(({ fullUrl, outgoing }) => ({
    ...(fullUrl ? { fullUrl } : {}),
    ...transactionEntry(outgoing),
  }))
  const headers = {
    accept: 'application/fhir+json',
    'content-type': 'application/fhir+json',
    'x-request-id': exchange.request.requestId,
    // Its searches have limits of ours, which may not be passed over.
    prefer: 'return=representation, handling=strict',
  }
  const body = { resourceType: 'Bundle', type: 'transaction', entry }
  const response = await askUpstream(exchange, { ...ROOT, headers, body })
  if (response.status !== 200) throw plainFailure(response)
  const answers = isObject(response.body) ? response.body.entry : undefined
  if (!Array.isArray(answers) || answers.length !== asked.length) {
    throw plainFailure({ ...response, status: 502 })
  }
  const base = fhirBaseOf(exchange.services)
  const responses = answers.map((answer) => entryResponse(answer, base))
  return exchanges.map(({ outgoing }) => (outgoing ? responses.shift() : undefined))
}

const ROOT = { method: 'POST', path: '/', query: '' } as const

function transactionEntry({ method, path, query, headers, body }: FhirHttpRequest) {
  const { 'if-match': ifMatch, 'if-none-exist': ifNoneExist } = headers
  const url = path.slice(1) + (query === '' ? '' : `?${query}`)
  const conditions = { ...(ifMatch ? { ifMatch } : {}), ...(ifNoneExist ? { ifNoneExist } : {}) }
  return { ...(body ? { resource: body } : {}), request: { method, url, ...conditions } }
}

function entryResponse(answer: unknown, base: string): FhirHttpResponse {
  const { resource, response } = isObject(answer) ? answer : {}
  const { status, etag, location, lastModified, outcome } = isObject(response) ? response : {}
  const place =
    typeof location === 'string' && /^[A-Z]/.test(location) ? `${base}/${location}` : location
  const headers = Object.entries({ etag, location: place, 'last-modified': lastModified })
  return {
    status: Number.parseInt(String(status), 10) || 502,
    headers: Object.fromEntries(
      headers.flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])),
    ),
    body: resource ?? outcome,
  }
}

/** What happened has happened: an entry that may not be shown is told as unknown, and the rest is answered. */
async function answered(exchange: ProxyExchange, response: FhirHttpResponse | undefined) {
  const base = fhirBaseOf(exchange.services)
  if (response) exchange.response = response
  try {
    await redactResponse(exchange)
  } catch (error) {
    const refusal = toRefusal(error)
    await auditInteraction(exchange, refusal)
    const { status, code, text } = refusal.facts
    return entryAnswer({ status, headers: {}, body: operationOutcome(code, text) }, base)
  }
  await auditInteraction(exchange, undefined)
  const shown = added(exchange.response, 'response')
  return entryAnswer(isFhirResource(shown.body) ? shown : { ...shown, body: undefined }, base)
}
