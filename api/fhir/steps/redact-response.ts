import { isOpenTo, isUnlimited } from '../../domain/access-part.ts'
import { type FhirResource, isFhirResource } from '../../domain/fhir-resource.ts'
import { patientsOf } from '../../domain/patient-compartment.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import { FhirRefusal, notFound } from '../operation-outcome.ts'
import { added, type Disclosure, type ProxyExchange } from '../proxy-request.ts'
import { redactBundle } from '../redact-bundle.ts'
import { placeOf } from '../upstream-query.ts'

/** Checks what came back against the limits once more, and lets only what we know through. */
export async function redactResponse(exchange: ProxyExchange): Promise<void> {
  const { interaction } = added(exchange.decision, 'decision')
  const { body } = added(exchange.response, 'response')
  if (!isFhirResource(body)) throw unexpected()
  if (interaction.code === 'read' || interaction.code === 'vread') return redactOne(exchange, body)

  if (body.resourceType !== 'Bundle') throw unexpected()
  const { body: bundle, shown, withheld } = redactBundle(exchange, body)
  exchange.response = { status: 200, headers: {}, body: bundle }
  exchange.disclosure = disclosureOf(exchange, shown, withheld)
}

/** A resource outside the limits is not known, in the same words as one that does not exist (SMART.md GRAN-10). */
function redactOne(exchange: ProxyExchange, resource: FhirResource): void {
  const { interaction, parts } = added(exchange.decision, 'decision')
  const place = placeOf(interaction)
  if (`${resource.resourceType}/${resource.id}` !== place) throw unexpected()
  if (!isUnlimited(parts) && !isOpenTo(parts, resource, fhirBaseOf(exchange.services))) {
    throw notFound(place, 'outside-limits')
  }
  const { etag, 'last-modified': lastModified } = added(exchange.response, 'response').headers
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

const MAX_PATIENTS = 50

function disclosureOf(
  { services }: ProxyExchange,
  shown: readonly FhirResource[],
  withheld: number,
): Disclosure {
  const base = fhirBaseOf(services)
  const ids = new Set(shown.flatMap((resource) => patientsOf(resource, base)))
  const patients = [...ids].slice(0, MAX_PATIENTS).map((id) => `Patient/${id}`)
  return { returned: shown.length, withheld, patients }
}

function unexpected(): FhirRefusal {
  const text = 'The FHIR server answered something that cannot be passed on.'
  const rule = 'upstream-unexpected'
  return new FhirRefusal({ status: 502, code: 'exception', text, rule, outcome: 'FAILURE' })
}
