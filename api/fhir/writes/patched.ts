import { isFhirResource } from '../../domain/fhir-resource.ts'
import { applyJsonPatch } from '../../domain/json-patch.ts'
import type { FhirHttpRequest } from '../../ports.ts'
import { FhirRefusal, notFound } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { requireContentType, requireWritable } from './new-version.ts'
import { outgoingWrite } from './outgoing-write.ts'
import { requireConditions, storedVersion } from './stored-version.ts'

const JSON_PATCH = 'application/json-patch+json'

/**
 * Prepares a patch: applies it here, looks at the result, and sends that as an update of the version it was
 * made from. What was checked is then what is stored, however another server would have read the patch.
 * Takes JSON Patch and refuses every other kind with 415 (SMART.md LEAK-18).
 */
export async function patched(exchange: ProxyExchange, id: string): Promise<FhirHttpRequest> {
  const { resourceType } = added(exchange.decision, 'decision').interaction
  const place = `${resourceType}/${id}`
  requireContentType(exchange, new Set([JSON_PATCH]), JSON_PATCH)
  const patch = await exchange.request.readBody()
  const stored = await storedVersion(exchange, id)
  if (stored.state === 'absent') throw notFound(place, 'absent')
  if (stored.state === 'hidden') throw notFound(place, 'outside-limits')
  requireConditions(exchange, stored)
  const result = applyJsonPatch(stored.resource, patch)
  if (!result.ok) throw unfit(result.error.kind === 'invalid' ? 400 : 422, result.error.text)
  const body = result.value
  if (!isFhirResource(body) || body.resourceType !== resourceType || body.id !== id) {
    throw unfit(422, 'A patch may not change the type or the id of a resource.')
  }
  requireWritable(exchange, body)
  const write = { method: 'PUT', path: `/${place}`, body, ifMatch: stored.etag } as const
  return outgoingWrite(exchange, write)
}

function unfit(status: 400 | 422, text: string): FhirRefusal {
  const code = status === 400 ? 'invalid' : 'processing'
  return new FhirRefusal({ status, code, text, rule: 'patch-refused' })
}
