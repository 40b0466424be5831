import { type Denied, decide } from '../../domain/fhir-access.ts'
import { parseInteraction } from '../../domain/fhir-request-line.ts'
import { insufficientScope } from '../bearer-token.ts'
import { wantsContent } from '../files/file-answer.ts'
import { requireForm, requireJsonAnswer } from '../negotiate-format.ts'
import { FhirRefusal } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'

/** Reads the request as a FHIR interaction and asks the rules; every limit is settled before anything is sent on. */
export async function decideAccess(exchange: ProxyExchange): Promise<void> {
  const { request } = exchange
  const { grant } = added(exchange.token, 'token')
  const ifNoneExist = request.headers['if-none-exist']
  const interaction = parseInteraction({ ...request, ifNoneExist })
  if (!interaction.ok) {
    const rule = `address-${interaction.error.code}`
    throw new FhirRefusal({ ...interaction.error, rule })
  }
  exchange.interaction = interaction.value
  const decision = decide(interaction.value, { grant, policy: added(exchange.policy, 'policy') })
  if (decision.verdict === 'deny') throw refusalOf(decision)
  requireForm(request)
  const isFile = added(exchange.policy, 'policy').fileTypes.has(decision.interaction.resourceType)
  if (!isFile || !wantsContent(request)) requireJsonAnswer(request)
  exchange.decision = decision
}

function refusalOf(denied: Denied): FhirRefusal {
  const { status, code, text, rule, neededScope, policyRule } = denied
  if (neededScope !== undefined) return insufficientScope(text, neededScope)
  return new FhirRefusal({ status, code, text, rule, policyRule })
}
