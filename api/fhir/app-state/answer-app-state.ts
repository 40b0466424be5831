import { formatScope, SCOPE_LEVELS } from '../../../schema/vocabulary/scope.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { stateToRead } from './reached-state.ts'
import { searchStates } from './search-states.ts'
import type { StateAnswer } from './state-answer.ts'
import { stateResource, versionHeaders } from './state-resource.ts'
import { createState, deleteState, updateState } from './write-states.ts'

/** Does what was asked, and says for the audit row whose state it was and what it took. */
export async function answerAppState(exchange: ProxyExchange): Promise<void> {
  const decision = added(exchange.decision, 'decision')
  const { letter } = added(exchange.stateAccess, 'state access')
  const { response, states, scopes } = await answerTo(exchange)
  const patients = states.flatMap(({ subject }) =>
    subject?.startsWith('Patient/') ? [subject] : [],
  )
  const parts = scopes.map(({ source }) => ({ scope: source, conditions: [] }))
  const [least] = scopes.toSorted(
    (a, b) => SCOPE_LEVELS.indexOf(a.level) - SCOPE_LEVELS.indexOf(b.level),
  )
  exchange.decision = { ...decision, parts }
  exchange.response = response
  exchange.disclosure = {
    ...{
      returned: response.body ? states.length : 0,
      withheld: 0,
      patients: [...new Set(patients)],
    },
    needed: least ? [formatScope({ ...least, resourceType: 'Basic', permissions: letter })] : [],
  }
}

async function answerTo(exchange: ProxyExchange): Promise<StateAnswer> {
  const { interaction } = added(exchange.decision, 'decision')
  switch (interaction.code) {
    case 'create':
      return createState(exchange)
    case 'update':
      return updateState(exchange, interaction.id)
    case 'delete':
      return deleteState(exchange, interaction.id)
    case 'read':
      return readState(exchange, interaction.id)
    case 'search-type':
      return searchStates(exchange, interaction.parameters)
    default:
      throw new Error(`App state knows no ${interaction.code}.`)
  }
}

async function readState(exchange: ProxyExchange, id: string): Promise<StateAnswer> {
  const { state, scopes } = await stateToRead(exchange, id)
  const body = stateResource(state, exchange.services)
  return {
    response: { status: 200, headers: versionHeaders(state), body },
    states: [state],
    scopes,
  }
}
