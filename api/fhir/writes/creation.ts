import type { FhirHttpRequest } from '../../ports.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { spelled } from '../upstream-query.ts'
import { requireWritable, sentResource } from './new-version.ts'
import { outgoingWrite } from './outgoing-write.ts'

/**
 * Prepares a create. The id is the server's to give, so one in the body counts for nothing; the criteria of
 * If-None-Exist look only where a search of this token would (SMART.md LEAK-19).
 */
export async function creation(exchange: ProxyExchange): Promise<FhirHttpRequest> {
  const { interaction, search } = added(exchange.decision, 'decision')
  const { id: _ignored, ...resource } = await sentResource(exchange)
  requireWritable(exchange, resource)
  const ifNoneExist = search && spelled(search.parameters)
  const path = `/${interaction.resourceType}`
  return outgoingWrite(exchange, { method: 'POST', path, body: resource, ifNoneExist })
}
