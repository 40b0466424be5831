import type { FhirHttpResponse } from '../ports.ts'
import { answerBatch } from './bundles/answer-batch.ts'
import { answerTransaction } from './bundles/answer-transaction.ts'
import { readEntry } from './bundles/entry-exchange.ts'
import { splitBundle } from './bundles/split-bundle.ts'
import { type FhirRefusal, operationOutcome, toRefusal } from './operation-outcome.ts'
import { added, type ProxyExchange, type Step } from './proxy-request.ts'
import { auditInteraction } from './steps/audit-interaction.ts'
import { constrainRequest } from './steps/constrain-request.ts'
import { decideAccess } from './steps/decide-access.ts'
import { forwardUpstream } from './steps/forward-upstream.ts'
import { redactResponse } from './steps/redact-response.ts'
import { verifyAccessToken } from './steps/verify-access-token.ts'

/** The proxy, read top to bottom. Each step may refuse by throwing; the audit is written either way. */
const ONE: readonly Step[] = [decideAccess, constrainRequest, forwardUpstream, redactResponse]

const REQUEST: readonly Step[] = [verifyAccessToken, ...ONE]

/** A batch or a transaction: each entry takes the steps of a request, without showing the token again. */
const BUNDLE: readonly Step[] = [verifyAccessToken, splitBundle, answerEntries]
const ENTRY: readonly Step[] = [readEntry, ...ONE]

/**
 * Answers one FHIR request: what came back, or the refusal as an OperationOutcome.
 * The audit row is written before the answer leaves; when it cannot be written, nothing leaves.
 */
export function runPipeline(exchange: ProxyExchange): Promise<FhirHttpResponse> {
  const { method, path } = exchange.request
  return runSteps(method === 'POST' && path === '/' ? BUNDLE : REQUEST, exchange)
}

async function answerEntries(exchange: ProxyExchange): Promise<void> {
  const { type } = added(exchange.bundle, 'bundle')
  if (type === 'transaction') return answerTransaction(exchange)
  return answerBatch(exchange, (entry) => runSteps(ENTRY, entry))
}

async function runSteps(
  steps: readonly Step[],
  exchange: ProxyExchange,
): Promise<FhirHttpResponse> {
  const refusal = await firstRefusal(steps, exchange)
  try {
    await auditInteraction(exchange, refusal)
  } catch (error) {
    return refused(exchange, toRefusal(error))
  }
  if (refusal) return refused(exchange, refusal)
  return exchange.response ?? refused(exchange, toRefusal(new Error('No step answered.')))
}

async function firstRefusal(
  steps: readonly Step[],
  exchange: ProxyExchange,
): Promise<FhirRefusal | undefined> {
  try {
    for (const step of steps) await step(exchange)
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
