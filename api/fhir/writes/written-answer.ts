import { accessParts, isOpenTo } from '../../domain/access-part.ts'
import { type FhirResource, isFhirResource } from '../../domain/fhir-resource.ts'
import { redactResource } from '../../domain/policy/redact-resource.ts'
import type { FhirHttpResponse } from '../../ports.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import { FhirRefusal } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { isRepresentationWanted } from './outgoing-write.ts'

/** What a write is answered with. */
export interface WrittenAnswer {
  readonly response: FhirHttpResponse
  /** Resources that the answer holds. */
  readonly shown: readonly FhirResource[]
  /** Resources the write was about, shown or not. */
  readonly about: readonly FhirResource[]
}

/**
 * Makes the answer to a write: status, version and place, and the resource only for those who may read it
 * (SMART.md ENF-06). An address that does not lead through this base is left out (SMART.md RS-13).
 */
export function writtenAnswer(exchange: ProxyExchange): WrittenAnswer {
  const { status, headers, body } = added(exchange.response, 'response')
  requireUpdated(exchange, status)
  const sent = exchange.outgoing?.body
  const stored = isFhirResource(body) && body.resourceType !== 'OperationOutcome' ? body : undefined
  const about = [stored, sent].filter(isFhirResource).slice(0, 1)
  const { caller } = added(exchange.policy, 'policy')
  const isShown =
    stored !== undefined && isRepresentationWanted(exchange) && isOpen(exchange, stored)
  const response = {
    status: status === 200 && !isShown && exchange.outgoing?.method === 'DELETE' ? 204 : status,
    headers: publicHeaders(headers, fhirBaseOf(exchange.services)),
    body: isShown ? redactResource(stored, caller) : undefined,
  }
  return { response, shown: isShown ? [stored] : [], about }
}

/** A create that found its resource already made has not changed it, and an update was asked for. */
function requireUpdated({ decision, outgoing }: ProxyExchange, status: number): void {
  const { code } = added(decision, 'decision').interaction
  if (code !== 'conditional-update' || outgoing?.method !== 'POST' || status !== 200) return
  const text = 'Somebody else has created the resource meanwhile. Try again.'
  throw new FhirRefusal({ status: 409, code: 'conflict', text, rule: 'upstream-conflict' })
}

function isOpen({ services, token, policy }: ProxyExchange, resource: FhirResource): boolean {
  const { grant } = added(token, 'token')
  const rules = { grant, policy: added(policy, 'policy') }
  const parts = accessParts(resource.resourceType, 'r', rules)
  return isOpenTo(parts, resource, fhirBaseOf(services))
}

function publicHeaders(headers: Readonly<Record<string, string>>, base: string) {
  const { etag, location } = headers
  const lastModified = headers['last-modified']
  return {
    ...(etag ? { etag } : {}),
    ...(lastModified ? { 'last-modified': lastModified } : {}),
    ...(location?.startsWith(`${base}/`) ? { location } : {}),
  }
}
