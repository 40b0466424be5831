import { type AccessPart, accessParts, isOpenTo } from '../domain/access-part.ts'
import { type FhirResource, isFhirResource, isObject } from '../domain/fhir-resource.ts'
import { labelRules } from '../domain/policy/caller-limits.ts'
import { redactResource } from '../domain/policy/redact-resource.ts'
import { fhirBaseOf } from './fhir-services.ts'
import type { BundleBytes, EntryBytes } from './json-bytes/bundle-bytes.ts'
import { rawOf } from './json-bytes/json-members.ts'
import { operationOutcome, policyOutcome } from './operation-outcome.ts'
import { added, type ProxyExchange } from './proxy-request.ts'

/** What is left of a Bundle, and which resources that is. */
export interface RedactedBundle<Left> {
  readonly left: Left
  readonly shown: readonly FhirResource[]
  readonly withheld: number
}

type Entry = Readonly<Record<string, unknown>> & { readonly resource: FhirResource }

/** What an entry has besides its address and its resource; nothing else of it is written. */
const BESIDES = ['search', 'request', 'response'] as const

/**
 * Writes a Bundle anew with the entries that may be seen, whatever brought them in: the match itself,
 * an include, or a server that did not do as it was asked. A total is kept only when nothing was held back.
 */
export function redactBundle(
  exchange: ProxyExchange,
  bundle: FhirResource,
): RedactedBundle<FhirResource> {
  const base = fhirBaseOf(exchange.services)
  const { caller } = added(exchange.policy, 'policy')
  const entries = Array.isArray(bundle.entry) ? bundle.entry.filter(isObject) : []
  const { head, open, notice, ...rest } = chosen(exchange, bundle, entries.filter(isEntry))
  const written = open.map((entry) =>
    publicEntry(entry, redactResource(entry.resource, caller), base),
  )
  const entry = [...written, ...notice]
  return { left: { ...head, ...(entry.length > 0 ? { entry } : {}) }, ...rest }
}

/**
 * The same, where nothing is taken out of resources: each goes on as it is written, byte by byte. What of it is looked at, and the
 * entry around it, has been found to be read alike by everybody.
 * @throws AmbiguousJson when something that is looked at is not.
 */
export function redactBundleBytes(
  exchange: ProxyExchange,
  { bundle, entries }: BundleBytes,
): RedactedBundle<Buffer> {
  const base = fhirBaseOf(exchange.services)
  const { head, open, notice, ...rest } = chosen(exchange, bundle, entries)
  const written = [
    ...open.map((entry) => entryText(entry, base)),
    ...notice.map((each) => latin(JSON.stringify(each))),
  ]
  const start = latin(JSON.stringify(head)).slice(0, -1)
  const text = written.length > 0 ? `${start},"entry":[${written.join(',')}]}` : `${start}}`
  return { left: Buffer.from(text, 'latin1'), ...rest }
}

/** Which of the entries may be seen, what is said before them, and after them. */
function chosen<Found extends Pick<Entry, 'resource'>>(
  exchange: ProxyExchange,
  bundle: FhirResource,
  entries: readonly Found[],
) {
  const { interaction, search } = added(exchange.decision, 'decision')
  const isHistory = interaction.code === 'history-instance'
  const found = entries.filter((entry) => !isOutcome(entry))
  const isOpen = openness(exchange)
  const open = found.filter(({ resource }) => isOpen(resource))
  const isComplete = search?.isComplete === true && !search.hidesLabels
  const isWhole = open.length === found.length && (isHistory || isComplete)
  const { id, meta, timestamp, total } = bundle
  const head = {
    resourceType: 'Bundle',
    ...pick({ id, meta, timestamp }),
    type: isHistory ? 'history' : 'searchset',
    ...(isWhole ? pick({ total }) : {}),
    link: publicLinks(bundle.link, fhirBaseOf(exchange.services), interaction.resourceType),
  }
  const shown = open.map(({ resource }) => resource)
  return {
    ...{ head, open, notice: noticesOf(exchange) },
    ...{ shown, withheld: found.length - open.length },
  }
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
  return { fullUrl: addressOf(resource, base), resource, search, request, response }
}

/** The same as text with one sign for each byte. */
function entryText({ resource, members }: EntryBytes, base: string): string {
  const besides = BESIDES.map((name) => {
    const raw = rawOf(members, name)
    return raw === undefined ? '' : `,"${name}":${raw}`
  })
  const fullUrl = latin(JSON.stringify(addressOf(resource, base)))
  return `{"fullUrl":${fullUrl},"resource":${rawOf(members, 'resource')}${besides.join('')}}`
}

function addressOf({ resourceType, id }: FhirResource, base: string): string {
  return `${base}/${resourceType}/${id}`
}

/** The bytes of a text in UTF-8, as one sign each. */
function latin(text: string): string {
  return Buffer.from(text).toString('latin1')
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

function isOutcome({ resource }: Pick<Entry, 'resource'>): boolean {
  return resource.resourceType === 'OperationOutcome'
}

function pick(values: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
