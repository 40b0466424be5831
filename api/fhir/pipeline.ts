import type { FhirHttpResponse } from '../ports.ts'
import { answerAppState } from './app-state/answer-app-state.ts'
import { decideStateAccess } from './app-state/decide-state-access.ts'
import { answerBatch } from './bundles/answer-batch.ts'
import { answerTransaction } from './bundles/answer-transaction.ts'
import { readEntry } from './bundles/entry-exchange.ts'
import { splitBundle } from './bundles/split-bundle.ts'
import { type FhirRefusal, refusalOutcome, toRefusal } from './operation-outcome.ts'
import { limitRate } from './policy/rate-limit.ts'
import { added, type ProxyExchange, type Step } from './proxy-request.ts'
import { auditInteraction } from './steps/audit-interaction.ts'
import { constrainRequest } from './steps/constrain-request.ts'
import { decideAccess } from './steps/decide-access.ts'
import { forwardUpstream } from './steps/forward-upstream.ts'
import { redactResponse } from './steps/redact-response.ts'
import { requireStanding, verifyAccessToken } from './steps/verify-access-token.ts'

/** The proxy, read top to bottom. Each step may refuse by throwing; the audit is written either way. */
const ONE: readonly Step[] = [decideAccess, constrainRequest, forwardUpstream, redactResponse]

const REQUEST: readonly Step[] = [verifyAccessToken, limitRate, ...ONE]

/** A batch or a transaction: each entry takes the steps of a request, without showing the token again. */
const BUNDLE: readonly Step[] = [verifyAccessToken, splitBundle, limitRate, answerEntries]
const ENTRY: readonly Step[] = [readEntry, ...ONE]

/** What apps keep here for themselves: the same at both ends, and nothing behind us is asked. */
const APP_STATE: readonly Step[] = [verifyAccessToken, limitRate, decideStateAccess, answerAppState]

/**
 * Answers one FHIR request: what came back, or the refusal as an OperationOutcome.
 * The audit row is written before the answer leaves; when it cannot be written, nothing leaves.
 */
export async function runPipeline(exchange: ProxyExchange): Promise<FhirHttpResponse> {
  const steps = stepsOf(exchange)
  const answer = await exchange.services.trail.during(() => runSteps(steps, exchange))
  const { rateHeaders } = exchange
  return rateHeaders ? { ...answer, headers: { ...answer.headers, ...rateHeaders } } : answer
}

function stepsOf({ request, isAppState }: ProxyExchange): readonly Step[] {
  if (isAppState) return APP_STATE
  return request.method === 'POST' && request.path === '/' ? BUNDLE : REQUEST
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
  const refusal = await recorded(exchange, await firstRefusal(steps, exchange))
  if (refusal) return refused(exchange, refusal)
  return exchange.response ?? refused(exchange, toRefusal(new Error('No step answered.')))
}

/** Writes the audit row; a token that was remembered and may have ended meanwhile is asked about once more before. */
async function recorded(
  exchange: ProxyExchange,
  refusal: FhirRefusal | undefined,
): Promise<FhirRefusal | undefined> {
  try {
    if (await auditInteraction(exchange, refusal, exchange.reliance)) return refusal
    const ended = await firstRefusal([requireStanding], exchange)
    await auditInteraction(exchange, ended ?? refusal)
    return ended ?? refusal
  } catch (error) {
    return toRefusal(error)
  }
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

function refused(exchange: ProxyExchange, refusal: FhirRefusal): FhirHttpResponse {
  const { services, request } = exchange
  const { status, headers = {} } = refusal.facts
  void leaveUnread(exchange.response?.stream)
  if (status >= 500) {
    const { requestId } = request
    services.ports.logger.error({ requestId, err: refusal.cause ?? refusal }, 'FHIR proxy failed')
  }
  const body = refusalOutcome(refusal.facts, services.urls.base)
  return { status, headers: { ...headers }, body }
}

/** Ends an answer that is not passed on: it would keep its connection to the server behind us. */
async function leaveUnread(stream: FhirHttpResponse['stream']): Promise<void> {
  const iterator = stream?.[Symbol.asyncIterator]()
  try {
    // What was never begun does nothing when it is ended.
    await iterator?.next()
    await iterator?.return?.()
  } catch {
    // It broke off by itself.
  }
}
