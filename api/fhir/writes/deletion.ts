import { isUnlimited } from '../../domain/access-part.ts'
import type { FhirHttpRequest } from '../../ports.ts'
import { notFound } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { outgoingWrite } from './outgoing-write.ts'
import { ifMatchOf, requireConditions, storedVersion } from './stored-version.ts'

/** Prepares a delete; what is not within the limits is not known, in the words of what was never there. */
export async function deletion(exchange: ProxyExchange, id: string): Promise<FhirHttpRequest> {
  const { interaction, parts } = added(exchange.decision, 'decision')
  const place = `${interaction.resourceType}/${id}`
  const path = `/${place}`
  if (isUnlimited(parts)) {
    const ifMatch = ifMatchOf(exchange.request.headers)
    return outgoingWrite(exchange, { method: 'DELETE', path, ifMatch })
  }
  const stored = await storedVersion(exchange, id)
  if (stored.state === 'absent') throw notFound(place, 'absent')
  if (stored.state === 'hidden') throw notFound(place, 'outside-limits')
  requireConditions(exchange, stored)
  return outgoingWrite(exchange, { method: 'DELETE', path, ifMatch: stored.etag })
}
