import { type AccessPart, accessParts, isOpenTo } from '../domain/access-part.ts'
import { type FhirResource, isFhirResource, isObject } from '../domain/fhir-resource.ts'
import { labelRules } from '../domain/policy/caller-limits.ts'
import { redactResource } from '../domain/policy/redact-resource.ts'
import { fhirBaseOf } from './fhir-services.ts'
import { operationOutcome, policyOutcome } from './operation-outcome.ts'
import { added, type ProxyExchange } from './proxy-request.ts'

/** What is left of a Bundle, and which resources that is. */
export interface RedactedBundle {
  readonly body: FhirResource
  readonly shown: readonly FhirResource[]
  readonly withheld: number
}

type Entry = Readonly<Record<string, unknown>> & { readonly resource: FhirResource }

/**
 * Writes a Bundle anew with the entries that may be seen, whatever brought them in: the match itself,
 * an include, or a server that did not do as it was asked. A total is kept only when nothing was held back.
 */
export function redactBundle(exchange: ProxyExchange, bundle: FhirResource): RedactedBundle {
  const { interaction, search } = added(exchange.decision, 'decision')
  const base = fhirBaseOf(exchange.services)
  const isHistory = interaction.code === 'history-instance'
  const entries = Array.isArray(bundle.entry) ? bundle.entry.filter(isObject) : []
  const found = entries.filter(isEntry).filter((entry) => !isOutcome(entry))
  const isOpen = openness(exchange)
  const open = found.filter(({ resource }) => isOpen(resource))
  const isComplete = search?.isComplete === true && !search.hidesLabels
  const isWhole = open.length === found.length && (isHistory || isComplete)
  const notice = noticesOf(exchange)
  const { caller } = added(exchange.policy, 'policy')
  const { id, meta, timestamp, total } = bundle
  const body = {
    resourceType: 'Bundle',
    ...pick({ id, meta, timestamp }),
    type: isHistory ? 'history' : 'searchset',
    ...(isWhole ? pick({ total }) : {}),
    link: publicLinks(bundle.link, base, interaction.resourceType),
    ...(open.length + notice.length > 0
      ? {
          entry: [
            ...open.map((entry) =>
              publicEntry(entry, redactResource(entry.resource, caller), base),
            ),
            ...notice,
          ],
        }
      : {}),
  }
  const shown = open.map(({ resource }) => resource)
  return { body, shown, withheld: found.length - open.length }
}

/** Includes are of other types, each under its own scopes; they come by searching, so `.s` is needed. */
function openness(exchange: ProxyExchange): (resource: FhirResource) => boolean {
  const { services } = exchange
  const decision = added(exchange.decision, 'decision')
  const { grant } = added(exchange.token, 'token')
  const policy = added(exchange.policy, 'policy')
  const known = new Map<string, readonly AccessPart[]>([
    [decision.interaction.resourceType, decision.parts],
  ])
  return (resource) => {
    const { resourceType } = resource
    const parts = known.get(resourceType) ?? accessParts(resourceType, 's', { grant, policy })
    known.set(resourceType, parts)
    return isOpenTo(parts, resource, fhirBaseOf(services))
  }
}

/** A link that does not lead through this base is left out: nobody is sent behind the proxy (SMART.md LEAK-27). */
function publicLinks(links: unknown, base: string, resourceType: string) {
  const list = Array.isArray(links) ? links.filter(isObject) : []
  return list.flatMap(({ relation, url }) => {
    if (typeof url !== 'string') return []
    if (url.startsWith(`${base}/`)) return [{ relation, url }]
    // A page that the server behind us remembers is asked for as a search on its type again.
    return url.startsWith(`${base}?`)
      ? [{ relation, url: `${base}/${resourceType}${url.slice(base.length)}` }]
      : []
  })
}

/** What the entry does not have is undefined here, and so is not written. */
function publicEntry({ search, request, response }: Entry, resource: FhirResource, base: string) {
  const fullUrl = `${base}/${resource.resourceType}/${resource.id}`
  return { fullUrl, resource, search, request, response }
}

/** What the answer leaves unsaid, in words that are the same whether something was left out or not. */
function noticesOf(exchange: ProxyExchange) {
  const { interaction, search } = added(exchange.decision, 'decision')
  const limited = search && !search.isComplete && !search.isContinuation ? [NOTICE] : []
  const { caller } = added(exchange.policy, 'policy')
  const { base } = exchange.services.urls
  const hiding =
    interaction.code === 'history-instance' ? [] : labelRules(caller, interaction.resourceType)
  const hidden = hiding.map(({ key, reason }) => {
    const text = `${reason} Rule "${key}" of the data policy. ${caller?.askFor}`
    const about = { rule: key, base, severity: 'information' } as const
    return { resource: policyOutcome('suppressed', text, about), search: { mode: 'outcome' } }
  })
  return [...limited, ...hidden]
}

const NOTICE = {
  resource: operationOutcome(
    'suppressed',
    'The granted scopes cannot be searched at once. Some of what they allow is not in this answer.',
    'information',
  ),
  search: { mode: 'outcome' },
}

function isEntry(entry: Readonly<Record<string, unknown>>): entry is Entry {
  return isFhirResource(entry.resource)
}

function isOutcome({ resource }: Entry): boolean {
  return resource.resourceType === 'OperationOutcome'
}

function pick(values: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
