import { decideState, subjectsInReach } from '../../domain/app-state/state-access.ts'
import { subjectText } from '../../domain/app-state/state-key.ts'
import { readStateSearch, type StateSearch } from '../../domain/app-state/state-search.ts'
import type { LocalReference } from '../../domain/fhir-resource.ts'
import type { QueryParameters } from '../../domain/query-parameters.ts'
import { findAppStates } from '../../queries/access/app-states.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { spelled } from '../upstream-query.ts'
import { invalid } from '../writes/new-version.ts'
import { appStateBase } from './app-state-address.ts'
import { requireOpen } from './reached-state.ts'
import type { StateAnswer } from './state-answer.ts'
import { stateAddress, stateResource } from './state-resource.ts'

/** Finds app state by its code and subject; without a subject, about whatever the token reaches (SMART.md STATE-03). */
export async function searchStates(
  exchange: ProxyExchange,
  parameters: QueryParameters,
): Promise<StateAnswer> {
  const { services } = exchange
  const search = readStateSearch(parameters, fhirBaseOf(services))
  if (!search.ok) throw invalid(search.error)
  const { system, code } = search.value
  const subjects = openSubjects(exchange, search.value)
  const [first = null] = subjects
  const scopes = requireOpen(exchange, { system, code, subject: first })
  const { place } = added(exchange.stateAccess, 'state access')
  const criteria = { system, code, subjects: subjects.map(subjectText) }
  const states = await findAppStates(services.ports, place, criteria)
  const entry = states.map((state) => ({
    fullUrl: stateAddress(state, services),
    resource: stateResource(state, services),
    search: { mode: 'match' },
  }))
  const url = `${appStateBase(services)}/Basic?${spelled(parameters)}`
  const body = {
    ...{ resourceType: 'Bundle', type: 'searchset', total: states.length },
    link: [{ relation: 'self', url }],
    ...(entry.length > 0 ? { entry } : {}),
  }
  return { response: { status: 200, headers: {}, body }, states, scopes }
}

/** What the search is about; where it does not say, all that is open, and none where nothing is. */
function openSubjects(
  exchange: ProxyExchange,
  { system, code, subject }: StateSearch,
): readonly (LocalReference | null)[] {
  if (subject !== undefined) return [subject]
  const { letter, rules } = added(exchange.stateAccess, 'state access')
  return subjectsInReach(rules.grant).filter(
    (each) => decideState(letter, { system, code, subject: each }, rules).ok,
  )
}
