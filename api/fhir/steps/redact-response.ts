import { accessParts, isOpenTo, isUnlimited } from '../../domain/access-part.ts'
import { type FhirResource, isFhirResource } from '../../domain/fhir-resource.ts'
import { patientsOf } from '../../domain/patient-compartment.ts'
import { rulesClosedInside } from '../../domain/policy/closed-inside.ts'
import { redactingRules, redactResource } from '../../domain/policy/redact-resource.ts'
import { neededScopes } from '../../domain/usage/needed-scopes.ts'
import type { FhirHttpResponse } from '../../ports.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import { fileAnswer, wantsContent } from '../files/file-answer.ts'
import { fileOwner } from '../files/file-owner.ts'
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
      return added(exchange.policy, 'policy').fileTypes.has(interaction.resourceType)
        ? redactFile(exchange)
        : redactOne(exchange)
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
      exchange.disclosure = {
        ...{ returned: shown.length, withheld: 0 },
        ...peopleAndScopes(exchange, about),
      }
    }
  }
}

/** A resource outside the limits is not known, in the same words as one that does not exist (SMART.md GRAN-10). */
function redactOne(exchange: ProxyExchange): void {
  const { interaction, parts } = added(exchange.decision, 'decision')
  const resource = answeredResource(exchange)
  const place = placeOf(interaction)
  if (!isUnlimited(parts) && !isOpenTo(parts, resource, fhirBaseOf(exchange.services))) {
    throw notFound(place, 'outside-limits')
  }
  exchange.disclosure = disclosureOf(exchange, [resource], 0)
  exchange.response = versionAnswer(exchange, resource, (headers, body) => ({
    ...{ status: 200, headers, body },
  }))
}

/** A file is judged by what it belongs to, and answered as what it holds unless JSON is asked for. */
async function redactFile(exchange: ProxyExchange): Promise<void> {
  const file = answeredResource(exchange)
  const owner = await fileOwner(exchange, file)
  const disclosure = disclosureOf(exchange, [file], 0)
  const { patients, needed } = ownersPart(exchange, owner)
  exchange.disclosure = { ...disclosure, patients, needed: [...disclosure.needed, ...needed] }
  exchange.response = versionAnswer(exchange, file, (headers, shown) =>
    wantsContent(exchange.request)
      ? fileAnswer(exchange.request, { file: shown, owner }, headers)
      : { status: 200, headers, body: shown },
  )
}

/** The resource that was asked for, as it came. */
function answeredResource({ decision, response }: ProxyExchange): FhirResource {
  const { body: resource } = added(response, 'response')
  const { interaction } = added(decision, 'decision')
  if (!isFhirResource(resource)) throw unexpected()
  if (`${resource.resourceType}/${resource.id}` !== placeOf(interaction)) throw unexpected()
  return resource
}

/** Answered here and not behind us, so that 304 never speaks of what may not be seen (SMART.md RS-15). */
function versionAnswer(
  { request, response, policy }: ProxyExchange,
  resource: FhirResource,
  answer: (headers: Record<string, string>, shown: FhirResource) => FhirHttpResponse,
): FhirHttpResponse {
  const { etag, 'last-modified': lastModified } = added(response, 'response').headers
  const headers = {
    ...(etag ? { etag } : {}),
    ...(lastModified ? { 'last-modified': lastModified } : {}),
  }
  const shown = redactResource(resource, added(policy, 'policy').caller)
  // What is left out follows the policy, and the version of the resource does not: it is sent again.
  const isSame = shown === resource && etag !== undefined
  const isKnown = isSame && request.headers['if-none-match'] === etag
  return isKnown ? { status: 304, headers, body: undefined } : answer(headers, shown)
}

function redactMany(exchange: ProxyExchange): void {
  const { body, stream } = added(exchange.response, 'response')
  if (stream) {
    exchange.disclosure = { ...disclosureOf(exchange, [], 0), isStreamed: true }
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
  const types = shown.map(({ resourceType }) => resourceType)
  const { caller } = added(exchange.policy, 'policy')
  const closed = shown.flatMap((each) => rulesClosedInside(caller, each)).map(({ key }) => key)
  const redactedBy = [...new Set([...redactingRules(caller, types), ...closed])]
  const by = redactedBy.length > 0 ? { redactedBy } : {}
  return { returned: shown.length, withheld, ...peopleAndScopes(exchange, shown), ...by }
}

/** Whose file it was, and what it took to read what the file belongs to. */
function ownersPart(exchange: ProxyExchange, owner: FhirResource) {
  const { resourceType, id = '' } = owner
  const rules = {
    grant: added(exchange.token, 'token').grant,
    policy: added(exchange.policy, 'policy'),
  }
  const parts = accessParts(resourceType, 'r', rules)
  const interaction = { code: 'read', resourceType, id } as const
  const decision = { verdict: 'allow', interaction, parts } as const
  return peopleAndScopes({ ...exchange, decision }, [owner])
}

/** Whose data it was, and the least scopes that would have done. */
function peopleAndScopes(exchange: ProxyExchange, resources: readonly FhirResource[]) {
  const { services } = exchange
  const fhirBase = fhirBaseOf(services)
  const ids = new Set(resources.flatMap((resource) => patientsOf(resource, fhirBase)))
  const decision = added(exchange.decision, 'decision')
  const rules = {
    grant: added(exchange.token, 'token').grant,
    policy: added(exchange.policy, 'policy'),
  }
  return {
    patients: [...ids].slice(0, MAX_PATIENTS).map((id) => `Patient/${id}`),
    needed: neededScopes({ decision, rules, resources, fhirBase }),
  }
}

function unexpected(): FhirRefusal {
  const text = 'The FHIR server answered something that cannot be passed on.'
  const rule = 'upstream-unexpected'
  return new FhirRefusal({ status: 502, code: 'exception', text, rule, outcome: 'FAILURE' })
}
