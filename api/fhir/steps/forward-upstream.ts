import { isOpenTo, isUnlimited } from '../../domain/access-part.ts'
import type { Allowed, ServedInteraction } from '../../domain/fhir-access.ts'
import { isFhirResource } from '../../domain/fhir-resource.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import { notFound } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { upstreamAnswer } from '../upstream-answer.ts'
import { placeOf, upstreamQuery } from '../upstream-query.ts'

/** Asks the server behind us, with nothing of the client's but what was decided: the token stops here. */
export async function forwardUpstream(exchange: ProxyExchange): Promise<void> {
  const decision = added(exchange.decision, 'decision')
  await requireOpenCurrent(exchange, decision)
  const { path, query } = upstreamQuery(decision)
  exchange.response = await upstreamAnswer(exchange, path, query)
}

/**
 * Old versions are shown only of what may be seen today: a resource once filed under the wrong patient
 * keeps that patient in its history, and belongs to neither of them there (SMART.md ENF-14).
 */
async function requireOpenCurrent(exchange: ProxyExchange, decision: Allowed): Promise<void> {
  const { interaction, parts } = decision
  if (!isVersioned(interaction) || isUnlimited(parts)) return
  const place = placeOf(interaction)
  const { body } = await upstreamAnswer(exchange, `/${place}`, '')
  if (!isFhirResource(body) || !isOpenTo(parts, body, fhirBaseOf(exchange.services))) {
    throw notFound(place, 'outside-limits')
  }
}

function isVersioned(
  interaction: ServedInteraction,
): interaction is Extract<ServedInteraction, { code: 'vread' | 'history-instance' }> {
  return interaction.code === 'vread' || interaction.code === 'history-instance'
}
