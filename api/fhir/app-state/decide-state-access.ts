import type { ScopePermission } from '../../../schema/vocabulary/scope.ts'
import { stateScopes } from '../../domain/app-state/state-access.ts'
import { ownSystems } from '../../domain/app-state/state-key.ts'
import type { FhirInteraction, ServedInteraction } from '../../domain/fhir-interaction.ts'
import { parseInteraction } from '../../domain/fhir-request-line.ts'
import { appStateOwner } from '../../queries/access/app-state-owner.ts'
import { invalidToken } from '../bearer-token.ts'
import { requireForm, requireJsonAnswer } from '../negotiate-format.ts'
import { FhirRefusal } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { stateRefusal } from './state-refusals.ts'

/** Reads the request as an interaction with app state, and finds what its app may have to do with at all. */
export async function decideStateAccess(exchange: ProxyExchange): Promise<void> {
  const { request, services } = exchange
  const { grant, clientId } = added(exchange.token, 'token')
  const policy = added(exchange.policy, 'policy')
  const ifNoneExist = request.headers['if-none-exist']
  const parsed = parseInteraction({ ...request, ifNoneExist })
  if (!parsed.ok) throw new FhirRefusal({ ...parsed.error, rule: `address-${parsed.error.code}` })
  exchange.interaction = parsed.value
  const [interaction, letter] = served(parsed.value)
  const scopes = stateScopes(letter, { grant, policy })
  if (!scopes.ok) throw stateRefusal(scopes.error)
  requireForm(request)
  requireJsonAnswer(request)
  const { environment, base, urls, ports } = services
  const owner = await appStateOwner(ports.rowReader, environment, clientId)
  if (!owner) throw invalidToken('CLIENT_DISABLED')
  const { addresses, appId, vendorId } = owner
  const own = ownSystems({ addresses, clientId }, urls.issuer[environment])
  const place = { environment, partition: base.name, vendorId }
  exchange.stateAccess = { letter, rules: { grant, policy, ownSystems: own }, place, appId }
  const parts = scopes.value.map(({ source }) => ({ scope: source, conditions: [] }))
  exchange.decision = { verdict: 'allow', interaction, parts }
}

const LETTERS: Readonly<Record<string, ScopePermission>> = {
  create: 'c',
  read: 'r',
  update: 'u',
  delete: 'd',
  'search-type': 's',
}

/** The letter an interaction takes; refuses what is not done with app state. */
function served(interaction: FhirInteraction): [ServedInteraction, ScopePermission] {
  const letter = LETTERS[interaction.code]
  const isConditional = interaction.code === 'create' && interaction.parameters !== undefined
  const isPlain = !isConditional && !('patientId' in interaction)
  if (letter && isPlain && isServed(interaction)) return [interaction, letter]
  const text =
    'App state is made of Basic: POST, and GET, PUT and DELETE by its id, and GET by code and subject.'
  const rule = 'interaction-blocked'
  throw new FhirRefusal({ status: 403, code: 'not-supported', text, rule })
}

function isServed(interaction: FhirInteraction): interaction is ServedInteraction {
  return interaction.resourceType === 'Basic' && interaction.code in LETTERS
}
