import type { FhirHttpResponse } from '../ports.ts'
import { type FhirRefusal, operationOutcome, toRefusal } from './operation-outcome.ts'
import type { ProxyExchange, Step } from './proxy-request.ts'
import { auditInteraction } from './steps/audit-interaction.ts'
import { decideAccess } from './steps/decide-access.ts'
import { forwardUpstream } from './steps/forward-upstream.ts'
import { redactResponse } from './steps/redact-response.ts'
import { verifyAccessToken } from './steps/verify-access-token.ts'

/** The proxy, read top to bottom. Each step may refuse by throwing; the audit is written either way. */
const STEPS: readonly Step[] = [verifyAccessToken, decideAccess, forwardUpstream, redactResponse]

/**
 * Answers one FHIR request: what came back, or the refusal as an OperationOutcome.
 * The audit row is written before the answer leaves; when it cannot be written, nothing leaves.
 */
export async function runPipeline(exchange: ProxyExchange): Promise<FhirHttpResponse> {
  const refusal = await firstRefusal(exchange)
  try {
    await auditInteraction(exchange, refusal)
  } catch (error) {
    return refused(exchange, toRefusal(error))
  }
  if (refusal) return refused(exchange, refusal)
  return exchange.response ?? refused(exchange, toRefusal(new Error('No step answered.')))
}

async function firstRefusal(exchange: ProxyExchange): Promise<FhirRefusal | undefined> {
  try {
    for (const step of STEPS) await step(exchange)
    return undefined
  } catch (error) {
    return toRefusal(error)
  }
}

function refused({ services, request }: ProxyExchange, refusal: FhirRefusal): FhirHttpResponse {
  const { status, code, text, headers = {} } = refusal.facts
  if (status >= 500) {
    const { requestId } = request
    services.ports.logger.error({ requestId, err: refusal.cause ?? refusal }, 'FHIR proxy failed')
  }
  return { status, headers: { ...headers }, body: operationOutcome(code, text) }
}
