import { APP_STATE_LIMITS } from '../../../schema/vocabulary/app-state.ts'
import { createAppState } from '../../commands/access/app-state/create-app-state.ts'
import { deleteAppState } from '../../commands/access/app-state/delete-app-state.ts'
import { updateAppState } from '../../commands/access/app-state/update-app-state.ts'
import { readSentState, type SentState } from '../../domain/app-state/sent-state.ts'
import { subjectText } from '../../domain/app-state/state-key.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import { FhirRefusal } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { invalid, RESOURCE_TYPES, requireContentType } from '../writes/new-version.ts'
import { requireOpen, stateToChange } from './reached-state.ts'
import type { StateAnswer } from './state-answer.ts'
import { notAsKnown, versionRequired } from './state-refusals.ts'
import { stateAddress, stateResource, versionHeaders } from './state-resource.ts'

/** Keeps new state under an id of ours (SMART.md STATE-01). */
export async function createState(exchange: ProxyExchange): Promise<StateAnswer> {
  const { services } = exchange
  const { id, versionId, key, content } = await sentState(exchange)
  if (id !== undefined || versionId !== undefined) {
    throw invalid('New state has no id and no meta.versionId: both are given here.')
  }
  const scopes = requireOpen(exchange, key)
  const { appId, place } = added(exchange.stateAccess, 'state access')
  const { organizationId } = services
  const subject = subjectText(key.subject)
  const state = await createAppState(services.ports, place, {
    ...{ organizationId, appId, ...key, subject, content },
  })
  if (!state) throw limitReached()
  const headers = { ...versionHeaders(state), location: stateAddress(state, services) }
  const body = stateResource(state, services)
  return { response: { status: 201, headers, body }, states: [state], scopes }
}

/** Replaces what state holds; what it is about and its code stay (SMART.md STATE-02). */
export async function updateState(exchange: ProxyExchange, id: string): Promise<StateAnswer> {
  const { services } = exchange
  const version = versionToMatch(exchange)
  const sent = await sentState(exchange)
  if (sent.id !== id) throw invalid('The id in the body is not the one in the address.')
  const { state, scopes } = await stateToChange(exchange, id)
  const { appId, place } = added(exchange.stateAccess, 'state access')
  const { system, code } = sent.key
  const subject = subjectText(sent.key.subject)
  const changed = await updateAppState(services.ports, place, {
    ...{ id: state.id, version, system, code, subject, content: sent.content, appId },
  })
  if (!changed) throw notAsKnown('version-passed')
  const body = stateResource(changed, services)
  const response = { status: 200, headers: versionHeaders(changed), body }
  return { response, states: [changed], scopes }
}

/** Erases state for good (SMART.md STATE-02). */
export async function deleteState(exchange: ProxyExchange, id: string): Promise<StateAnswer> {
  const { ports } = exchange.services
  const version = versionToMatch(exchange)
  const { state, scopes } = await stateToChange(exchange, id)
  const { place } = added(exchange.stateAccess, 'state access')
  if (!(await deleteAppState(ports, place, { id: state.id, version }))) {
    throw notAsKnown('version-passed')
  }
  return { response: { status: 204, headers: {}, body: undefined }, states: [state], scopes }
}

async function sentState(exchange: ProxyExchange): Promise<SentState> {
  const { request, services } = exchange
  requireContentType(exchange, RESOURCE_TYPES, 'application/fhir+json')
  const sent = readSentState(await request.readBody(), fhirBaseOf(services))
  if (!sent.ok) throw invalid(sent.error)
  return sent.value
}

/** The version a change is for. Of a list, and of "*", it is not known which one that is: no version is theirs. */
function versionToMatch({ request }: ProxyExchange): number {
  const tag = request.headers['if-match']
  if (tag === undefined) throw versionRequired()
  const digits = /^(?:W\/)?"([1-9]\d{0,8})"$/.exec(tag.trim())?.[1]
  if (digits === undefined) throw notAsKnown('version-passed')
  return Number(digits)
}

function limitReached(): FhirRefusal {
  const text = `There are ${APP_STATE_LIMITS.perCodeAndSubject} of this code about this subject, and no more are kept. Change one, or delete one first.`
  return new FhirRefusal({ status: 422, code: 'too-costly', text, rule: 'state-limit' })
}
