import type { ProxyExchange } from '../proxy-request.ts'
import { askUpstream, isAnswer, upstreamFailure } from '../upstream-answer.ts'

/** Asks the server behind us what was spelled for it; refuses everything that is not a success. */
export async function forwardUpstream(exchange: ProxyExchange): Promise<void> {
  const { outgoing } = exchange
  if (!outgoing) return
  const response = await askUpstream(exchange, outgoing)
  const isDone = outgoing.method === 'GET' ? isAnswer(response) : WRITTEN.has(response.status)
  if (!isDone) throw upstreamFailure(exchange, response)
  exchange.response = response
}

const WRITTEN: ReadonlySet<number> = new Set([200, 201, 204])
