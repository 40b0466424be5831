import { isUnlimited } from '../../domain/access-part.ts'
import type { FhirHttpRequest } from '../../ports.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { invalid, outsideLimits, requireWritable, sentResource } from './new-version.ts'
import { outgoingWrite } from './outgoing-write.ts'
import { ifMatchOf, requireConditions, storedVersion } from './stored-version.ts'

/**
 * Prepares an update, or a create under an id of the client's. Both what is stored and what it would become
 * have to lie within the token's limits. A limited token makes nothing under an id of its choice: an id that is somebody
 * else's and one that is nobody's are refused in the same words, or it could ask which ids are taken.
 */
export async function replacement(exchange: ProxyExchange, id: string): Promise<FhirHttpRequest> {
  const { interaction, parts } = added(exchange.decision, 'decision')
  const path = `/${interaction.resourceType}/${id}`
  const body = await sentResource(exchange)
  if (body.id !== id) throw invalid('The id in the body is not the one in the address.')
  requireWritable(exchange, body)
  const { headers } = exchange.request
  const mayHoldClosed = (added(exchange.policy, 'policy').caller?.closings.length ?? 0) > 0
  const isBlind = isUnlimited(parts) && !mayHoldClosed && headers['if-none-match'] === undefined
  if (isBlind) {
    return outgoingWrite(exchange, { method: 'PUT', path, body, ifMatch: ifMatchOf(headers) })
  }
  const stored = await storedVersion(exchange, id)
  if (stored.state !== 'open' && !isUnlimited(parts)) throw outsideLimits()
  requireConditions(exchange, stored)
  const version = stored.state === 'open' ? { ifMatch: stored.etag } : { isNew: true }
  return outgoingWrite(exchange, { method: 'PUT', path, body, ...version })
}
