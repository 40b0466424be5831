import { parseInteraction } from '../../domain/fhir-request-line.ts'
import { isFhirResource } from '../../domain/fhir-resource.ts'
import { requireJsonAnswer } from '../negotiate-format.ts'
import { FhirRefusal } from '../operation-outcome.ts'
import type { ProxyExchange } from '../proxy-request.ts'
import { requireContentType } from '../writes/new-version.ts'

const MAX_ENTRIES = 500
const CONTENT_TYPES = new Set(['application/fhir+json', 'application/json'])

/**
 * Reads the body sent to the base: a batch or a transaction, and which entries it has.
 * Refuses every other Bundle with 400, and more entries than are looked at one by one (SMART.md ENF-11).
 */
export async function splitBundle(exchange: ProxyExchange): Promise<void> {
  const { request } = exchange
  const interaction = parseInteraction(request)
  if (!interaction.ok) throw new FhirRefusal({ ...interaction.error, rule: 'address-invalid' })
  exchange.interaction = interaction.value
  requireJsonAnswer(request)
  requireContentType(exchange, CONTENT_TYPES, 'application/fhir+json')
  const body = await request.readBody()
  const isBundle = isFhirResource(body) && body.resourceType === 'Bundle'
  if (!isBundle || (body.type !== 'batch' && body.type !== 'transaction')) {
    throw invalid('The base takes a Bundle of type batch or transaction and nothing else.')
  }
  const { type, entry = [] } = body
  if (!Array.isArray(entry)) throw invalid('The entries of the Bundle are not a list.')
  if (entry.length > MAX_ENTRIES) throw invalid(`A Bundle may have ${MAX_ENTRIES} entries.`)
  exchange.bundle = { type, entries: entry }
}

function invalid(text: string): FhirRefusal {
  return new FhirRefusal({ status: 400, code: 'invalid', text, rule: 'bundle-refused' })
}
