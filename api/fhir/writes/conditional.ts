import { isFhirResource, valuesAt } from '../../domain/fhir-resource.ts'
import type { FhirHttpRequest } from '../../ports.ts'
import { FhirRefusal, notFound } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { upstreamAnswer } from '../upstream-answer.ts'
import { spelled } from '../upstream-query.ts'
import { deletion } from './deletion.ts'
import { invalid, requireWritable, sentResource } from './new-version.ts'
import { outgoingWrite } from './outgoing-write.ts'
import { patched } from './patched.ts'
import { replacement } from './replacement.ts'

/**
 * Prepares an update of the one resource that meets the criteria, or a create when none does; the create
 * repeats the criteria, so that two at once make one resource.
 * @see https://hl7.org/fhir/R4/http.html#cond-update
 */
export async function conditionalUpdate(exchange: ProxyExchange): Promise<FhirHttpRequest> {
  const { interaction, search } = added(exchange.decision, 'decision')
  const { id: own, ...resource } = await sentResource(exchange)
  const id = await onlyMatch(exchange)
  if (id !== undefined && own !== undefined && id !== own) {
    throw invalid('The id in the body is not that of the resource the criteria find.')
  }
  const target = id ?? own
  if (target !== undefined) {
    const body = { ...resource, id: target }
    const request = { ...exchange.request, readBody: async () => body }
    return replacement({ ...exchange, request }, target)
  }
  requireWritable(exchange, resource)
  const ifNoneExist = spelled(search?.parameters ?? [])
  const path = `/${interaction.resourceType}`
  return outgoingWrite(exchange, { method: 'POST', path, body: resource, ifNoneExist })
}

/** Prepares a patch of the one resource that meets the criteria; refuses with 404 when none does. */
export async function conditionalPatch(exchange: ProxyExchange): Promise<FhirHttpRequest> {
  const { resourceType } = added(exchange.decision, 'decision').interaction
  const id = await onlyMatch(exchange)
  if (id === undefined) throw notFound(`What the criteria find of ${resourceType}`, 'absent')
  return patched(exchange, id)
}

/** Prepares a delete of the one resource that meets the criteria; nothing to delete is a success. */
export async function conditionalDeletion(
  exchange: ProxyExchange,
): Promise<FhirHttpRequest | undefined> {
  const id = await onlyMatch(exchange)
  if (id !== undefined) return deletion(exchange, id)
  exchange.response = { status: 204, headers: {}, body: undefined }
  return undefined
}

/** Finds what the criteria mean, within the limits. Refuses with 412 when that is more than one. */
async function onlyMatch(exchange: ProxyExchange): Promise<string | undefined> {
  const { interaction, search } = added(exchange.decision, 'decision')
  const { resourceType } = interaction
  const query = spelled([...(search?.parameters ?? []), ['_count', '2']])
  const { body } = await upstreamAnswer(exchange, `/${resourceType}`, query)
  const found = valuesAt(body, 'entry.resource')
    .filter(isFhirResource)
    .filter((resource) => resource.resourceType === resourceType)
  if (found.length > 1) {
    const text = 'The criteria find more than one resource.'
    throw new FhirRefusal({ ...MANY, text })
  }
  return found[0]?.id
}

const MANY = { status: 412, code: 'multiple-matches', rule: 'condition-failed' } as const
