import { isFhirResource, localReference } from '../../domain/fhir-resource.ts'
import { isFileOpen, type OwnedFile } from '../../domain/file-access.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import { notFound } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { askUpstream, readHeaders, upstreamFailure } from '../upstream-answer.ts'
import { placeOf } from '../upstream-query.ts'

/**
 * Reads what a Binary belongs to. One that names nothing of this server belongs to nobody who could be asked; it is
 * not known, in the same words as one that is another's or was never there (SMART.md LEAK-21).
 */
export async function fileOwner(
  exchange: ProxyExchange,
  file: OwnedFile['file'],
): Promise<OwnedFile['owner']> {
  const { interaction, parts } = added(exchange.decision, 'decision')
  const rules = {
    grant: added(exchange.token, 'token').grant,
    policy: added(exchange.policy, 'policy'),
  }
  const fhirBase = fhirBaseOf(exchange.services)
  const owner = await readOwner(exchange, localReference(file.securityContext, fhirBase))
  if (owner && isFileOpen({ file, owner }, { parts, rules, fhirBase })) return owner
  throw notFound(placeOf(interaction), 'outside-limits')
}

async function readOwner(
  exchange: ProxyExchange,
  reference: ReturnType<typeof localReference>,
): Promise<OwnedFile['owner'] | undefined> {
  if (!reference) return undefined
  const { resourceType, id } = reference
  const asked = { method: 'GET', path: `/${resourceType}/${id}`, query: '' }
  const response = await askUpstream(exchange, { ...asked, headers: readHeaders(exchange) })
  const { status, body } = response
  if (status === 404 || status === 410) return undefined
  if (status !== 200 || !isFhirResource(body)) throw upstreamFailure(exchange, response)
  return body.resourceType === resourceType && body.id === id ? body : undefined
}
