import { accessParts } from '../../domain/access-part.ts'
import type { FhirResource } from '../../domain/fhir-resource.ts'
import { markedSynthetic } from '../../domain/synthetic-mark.ts'
import type { FhirHttpRequest } from '../../ports.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'

/** A write as it is decided on; the rest is the same for all of them. */
export interface Write {
  readonly method: 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: FhirResource
  readonly ifMatch?: string | undefined
  /** Nothing may be there yet. */
  readonly isNew?: boolean
  readonly ifNoneExist?: string | undefined
}

/**
 * Spells a write for the server behind us, with the only headers it ever hears of (SMART.md RS-16). What is written in the sandbox
 * is marked as made up.
 */
export function outgoingWrite(exchange: ProxyExchange, write: Write): FhirHttpRequest {
  const { method, path, ifMatch, isNew, ifNoneExist } = write
  const isMadeUp = exchange.services.environment === 'SANDBOX'
  const body = write.body && isMadeUp ? markedSynthetic(write.body) : write.body
  const wanted = isRepresentationWanted(exchange) ? 'representation' : 'minimal'
  const headers: Record<string, string> = {
    accept: 'application/fhir+json',
    'x-request-id': exchange.request.requestId,
    prefer: `return=${wanted}`,
    ...(body ? { 'content-type': 'application/fhir+json' } : {}),
    ...(ifMatch ? { 'if-match': ifMatch } : {}),
    ...(isNew ? { 'if-none-match': '*' } : {}),
    ...(ifNoneExist ? { 'if-none-exist': ifNoneExist } : {}),
  }
  return { method, path, query: '', headers, ...(body ? { body } : {}) }
}

/** Writing is not reading: what was written is shown to those who may read it, and want to (SMART.md ENF-06). */
export function isRepresentationWanted(exchange: ProxyExchange): boolean {
  const { request } = exchange
  const { resourceType } = added(exchange.decision, 'decision').interaction
  const { grant } = added(exchange.token, 'token')
  const isRefused = /\breturn=(?:minimal|OperationOutcome)\b/.test(request.headers.prefer ?? '')
  const parts = accessParts(resourceType, 'r', { grant, policy: added(exchange.policy, 'policy') })
  return !isRefused && parts.length > 0
}
