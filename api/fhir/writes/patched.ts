import { type FhirResource, isFhirResource } from '../../domain/fhir-resource.ts'
import { jsonPatchOf } from '../../domain/fhirpath-patch/json-patch-of.ts'
import { applyJsonPatch, type PatchFault } from '../../domain/json-patch.ts'
import { cutElements } from '../../domain/policy/cut-elements.ts'
import { isBlindToCuts } from '../../domain/policy/patch-redacted.ts'
import type { FhirHttpRequest } from '../../ports.ts'
import { FhirRefusal, notFound } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { requireContentType, requireWritable } from './new-version.ts'
import { outgoingWrite } from './outgoing-write.ts'
import { requireConditions, storedVersion } from './stored-version.ts'

const JSON_PATCH = 'application/json-patch+json'
const FHIR_TYPES: ReadonlySet<string> = new Set(['application/fhir+json', 'application/json'])

/**
 * Prepares a patch: applies it here, looks at the result, and sends that as an update of the version it was
 * made from. What was checked is then what is stored, however another server would have read the patch.
 * Takes JSON Patch and FHIRPath Patch and refuses every other kind with 415 (SMART.md LEAK-18).
 */
export async function patched(exchange: ProxyExchange, id: string): Promise<FhirHttpRequest> {
  const { resourceType } = added(exchange.decision, 'decision').interaction
  const place = `${resourceType}/${id}`
  const sent = await sentPatch(exchange)
  const stored = await storedVersion(exchange, id)
  if (stored.state === 'absent') throw notFound(place, 'absent')
  if (stored.state === 'hidden') throw notFound(place, 'outside-limits')
  requireConditions(exchange, stored)
  const patch = await spelledFor(exchange, sent, stored.resource)
  requireSeenFit(exchange, stored.resource, patch)
  const result = applyJsonPatch(stored.resource, patch)
  if (!result.ok) throw unfitting(result.error)
  const body = result.value
  if (!isFhirResource(body) || body.resourceType !== resourceType || body.id !== id) {
    throw unfit(422, 'A patch may not change the type or the id of a resource.')
  }
  requireWritable(exchange, body)
  const { caller } = added(exchange.policy, 'policy')
  const cuts = caller?.cuts
  if (cuts?.size && !isBlindToCuts(stored.resource, { patch, result: body }, cuts)) {
    throw touchesHidden(exchange, resourceType)
  }
  const write = { method: 'PUT', path: `/${place}`, body, ifMatch: stored.etag } as const
  return outgoingWrite(exchange, write)
}

/** A patch as it was sent. */
interface SentPatch {
  readonly isByPath: boolean
  readonly body: unknown
}

/** Plain JSON is a FHIRPath Patch where it is a resource: a JSON Patch is a list. */
async function sentPatch(exchange: ProxyExchange): Promise<SentPatch> {
  const [type = ''] = (exchange.request.headers['content-type'] ?? '').split(';')
  const isByPath = FHIR_TYPES.has(type.trim().toLowerCase())
  if (isByPath && exchange.services.base.version === 'STU3') throw onlyJsonPatch()
  const types = isByPath ? FHIR_TYPES : new Set([JSON_PATCH])
  requireContentType(exchange, types, `${JSON_PATCH} or application/fhir+json (FHIRPath Patch),`)
  return { isByPath, body: await exchange.request.readBody() }
}

/** Which elements there are, and under which names, is known of R4; R4B has the same in what is patched. */
function onlyJsonPatch(): FhirRefusal {
  const text = `Send the patch as ${JSON_PATCH}. This server speaks STU3.`
  return new FhirRefusal({ status: 415, code: 'not-supported', text, rule: 'format-refused' })
}

/** Paths are followed in what the app sees: where something is hidden, they can ask nothing about it. */
async function spelledFor(
  { services, policy }: ProxyExchange,
  { isByPath, body }: SentPatch,
  stored: FhirResource,
): Promise<unknown> {
  if (!isByPath) return body
  const cuts = added(policy, 'policy').caller?.cuts
  const seen = cuts?.size ? cutElements(stored, cuts).kept : stored
  const written = jsonPatchOf(seen, body, await services.ports.fhirElements.structure())
  if (!written.ok) throw unfitting(written.error)
  return written.value
}

/** What does not fit what the app sees is refused by that: whether it fits the rest would tell of the rest. */
function requireSeenFit({ policy }: ProxyExchange, stored: FhirResource, patch: unknown): void {
  const cuts = added(policy, 'policy').caller?.cuts
  if (!cuts?.size) return
  const seen = applyJsonPatch(cutElements(stored, cuts).kept, patch)
  if (!seen.ok) throw unfitting(seen.error)
}

function touchesHidden({ policy }: ProxyExchange, resourceType: string): FhirRefusal {
  const rule = added(policy, 'policy').caller?.redactions.get(resourceType)?.rules[0]
  const text = `The patch reaches elements of ${resourceType} that are left out for this app.`
  const facts = { status: 403, code: 'forbidden', text, rule: 'policy-rule' } as const
  return new FhirRefusal({ ...facts, policyRule: rule?.key })
}

function unfitting({ kind, text }: PatchFault): FhirRefusal {
  return unfit(kind === 'invalid' ? 400 : 422, text)
}

function unfit(status: 400 | 422, text: string): FhirRefusal {
  const code = status === 400 ? 'invalid' : 'processing'
  return new FhirRefusal({ status, code, text, rule: 'patch-refused' })
}
