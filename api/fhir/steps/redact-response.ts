import { isOpenTo, isUnlimited } from '../../domain/access-part.ts'
import { type FhirResource, isFhirResource } from '../../domain/fhir-resource.ts'
import { patientsOf } from '../../domain/patient-compartment.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import { FhirRefusal, notFound } from '../operation-outcome.ts'
import { added, type Disclosure, type ProxyExchange } from '../proxy-request.ts'
import { redactBundle } from '../redact-bundle.ts'
import { placeOf } from '../upstream-query.ts'
import { writtenAnswer } from '../writes/written-answer.ts'

/** Checks what came back against the limits once more, and lets only what we know through. */
export async function redactResponse(exchange: ProxyExchange): Promise<void> {
  const { interaction } = added(exchange.decision, 'decision')
  switch (interaction.code) {
    case 'read':
    case 'vread':
      return redactOne(exchange)
    case 'history-instance':
    case 'search-type':
    case 'everything':
      return redactMany(exchange)
    case 'create':
    case 'update':
    case 'patch':
    case 'delete':
    case 'conditional-update':
    case 'conditional-patch':
    case 'conditional-delete': {
      const { response, shown, about } = writtenAnswer(exchange)
      exchange.response = response
      exchange.disclosure = { ...disclosureOf(exchange, shown, 0), ...patientsIn(exchange, about) }
    }
  }
}

/** A resource outside the limits is not known, in the same words as one that does not exist (SMART.md GRAN-10). */
function redactOne(exchange: ProxyExchange): void {
  const { interaction, parts } = added(exchange.decision, 'decision')
  const { body: resource, headers: upstreamHeaders } = added(exchange.response, 'response')
  if (!isFhirResource(resource)) throw unexpected()
  const place = placeOf(interaction)
  if (`${resource.resourceType}/${resource.id}` !== place) throw unexpected()
  if (!isUnlimited(parts) && !isOpenTo(parts, resource, fhirBaseOf(exchange.services))) {
    throw notFound(place, 'outside-limits')
  }
  const { etag, 'last-modified': lastModified } = upstreamHeaders
  const headers = {
    ...(etag ? { etag } : {}),
    ...(lastModified ? { 'last-modified': lastModified } : {}),
  }
  exchange.disclosure = disclosureOf(exchange, [resource], 0)
  // Answered here and not behind us, so that 304 never speaks of what may not be seen (SMART.md RS-15).
  const isKnown = etag !== undefined && exchange.request.headers['if-none-match'] === etag
  exchange.response = isKnown
    ? { status: 304, headers, body: undefined }
    : { status: 200, headers, body: resource }
}

function redactMany(exchange: ProxyExchange): void {
  const { body, stream } = added(exchange.response, 'response')
  if (stream) {
    exchange.disclosure = { returned: 0, withheld: 0, isStreamed: true, patients: [] }
    exchange.response = { status: 200, headers: {}, body: undefined, stream }
    return
  }
  if (!isFhirResource(body) || body.resourceType !== 'Bundle') throw unexpected()
  const { body: bundle, shown, withheld } = redactBundle(exchange, body)
  exchange.response = { status: 200, headers: {}, body: bundle }
  exchange.disclosure = disclosureOf(exchange, shown, withheld)
}

const MAX_PATIENTS = 50

function disclosureOf(
  exchange: ProxyExchange,
  shown: readonly FhirResource[],
  withheld: number,
): Disclosure {
  return { returned: shown.length, withheld, ...patientsIn(exchange, shown) }
}

function patientsIn({ services }: ProxyExchange, resources: readonly FhirResource[]) {
  const base = fhirBaseOf(services)
  const ids = new Set(resources.flatMap((resource) => patientsOf(resource, base)))
  return { patients: [...ids].slice(0, MAX_PATIENTS).map((id) => `Patient/${id}`) }
}

function unexpected(): FhirRefusal {
  const text = 'The FHIR server answered something that cannot be passed on.'
  const rule = 'upstream-unexpected'
  return new FhirRefusal({ status: 502, code: 'exception', text, rule, outcome: 'FAILURE' })
}
