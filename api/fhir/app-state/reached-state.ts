import type { Scope } from '../../../schema/vocabulary/scope.ts'
import { decideState } from '../../domain/app-state/state-access.ts'
import type { StateKey } from '../../domain/app-state/state-key.ts'
import { localReference } from '../../domain/fhir-resource.ts'
import { readAppState, type StoredState } from '../../queries/access/app-states.ts'
import { notFound } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { notAsKnown, stateRefusal } from './state-refusals.ts'

/** App state that a request reaches, and the scopes by which it does. */
export interface ReachedState {
  readonly state: StoredState
  readonly scopes: readonly Scope[]
}

/** Refuses with 403 what the rules do not open; returns the scopes that do. */
export function requireOpen(exchange: ProxyExchange, key: StateKey): readonly Scope[] {
  const { letter, rules } = added(exchange.stateAccess, 'state access')
  const decision = decideState(letter, key, rules)
  if (!decision.ok) throw stateRefusal(decision.error)
  return decision.value
}

/** Finds what is to be read; what is out of reach is not known, in the same words as what is not there. */
export async function stateToRead(exchange: ProxyExchange, id: string): Promise<ReachedState> {
  const found = await find(exchange, id)
  if (!found) throw notFound(`Basic/${id}`, 'absent')
  const { letter, rules } = added(exchange.stateAccess, 'state access')
  const decision = decideState(letter, keyOf(found), rules)
  if (!decision.ok) throw notFound(`Basic/${id}`, 'outside-limits')
  return { state: found, scopes: decision.value }
}

/**
 * Finds what is to be changed. What is not there, or out of reach, is a failed precondition; who could find it by a search is told
 * why it may not be changed.
 */
export async function stateToChange(exchange: ProxyExchange, id: string): Promise<ReachedState> {
  const found = await find(exchange, id)
  if (!found) throw notAsKnown('absent')
  const { letter, rules } = added(exchange.stateAccess, 'state access')
  const key = keyOf(found)
  const decision = decideState(letter, key, rules)
  if (decision.ok) return { state: found, scopes: decision.value }
  throw decideState('s', key, rules).ok
    ? stateRefusal(decision.error)
    : notAsKnown('outside-limits')
}

function find({ services, stateAccess }: ProxyExchange, id: string) {
  return readAppState(services.ports, added(stateAccess, 'state access').place, id)
}

function keyOf({ system, code, subject }: StoredState): StateKey {
  return { system, code, subject: localReference(subject, '') ?? null }
}
