import { isOpenTo, isUnlimited } from '../../domain/access-part.ts'
import type { Allowed } from '../../domain/fhir-access.ts'
import { isFhirResource } from '../../domain/fhir-resource.ts'
import type { FhirHttpRequest } from '../../ports.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import { notFound } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { readHeaders, strictHeaders, upstreamAnswer } from '../upstream-answer.ts'
import { isOfOneType, placeOf, type ReadInteraction, upstreamQuery } from '../upstream-query.ts'
import { conditionalDeletion, conditionalPatch, conditionalUpdate } from '../writes/conditional.ts'
import { creation } from '../writes/creation.ts'
import { deletion } from '../writes/deletion.ts'
import { patched } from '../writes/patched.ts'
import { replacement } from '../writes/replacement.ts'

/**
 * Spells what was decided for the server behind us, with nothing of the client's but that: the token stops
 * here. What is written, and what it would replace, is looked at before anything is sent.
 */
export async function constrainRequest(exchange: ProxyExchange): Promise<void> {
  const outgoing = await outgoingOf(exchange, added(exchange.decision, 'decision'))
  if (outgoing) exchange.outgoing = outgoing
}

async function outgoingOf(
  exchange: ProxyExchange,
  decision: Allowed,
): Promise<FhirHttpRequest | undefined> {
  const { interaction } = decision
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: it reads the whole union; the compiler knows what is served
  switch (interaction.code) {
    case 'read':
    case 'search-type':
    case 'everything':
      return reading(exchange, interaction)
    case 'vread':
    case 'history-instance':
      await requireOpenCurrent(exchange, decision)
      return reading(exchange, interaction)
    case 'create':
      return creation(exchange)
    case 'update':
      return replacement(exchange, interaction.id)
    case 'patch':
      return patched(exchange, interaction.id)
    case 'delete':
      return deletion(exchange, interaction.id)
    case 'conditional-update':
      return conditionalUpdate(exchange)
    case 'conditional-patch':
      return conditionalPatch(exchange)
    case 'conditional-delete':
      return conditionalDeletion(exchange)
  }
}

function reading(exchange: ProxyExchange, interaction: ReadInteraction): FhirHttpRequest {
  const decision = added(exchange.decision, 'decision')
  const { path, query } = upstreamQuery(interaction, decision)
  const { parts, search } = decision
  const isLimited = search !== undefined && !isUnlimited(parts)
  const headers = isLimited ? strictHeaders(exchange) : readHeaders(exchange)
  const request = { method: 'GET', path, query, headers }
  // Where everything of a type is open, nothing has to be looked into before it leaves.
  const { caller } = added(exchange.policy, 'policy')
  const isCut = caller !== undefined && (caller.cuts.size > 0 || caller.closings.length > 0)
  const isOpenWhole = isUnlimited(parts) && !isCut && search !== undefined && isOfOneType(search)
  const isWanted = exchange.request.method !== 'HEAD' && !exchange.isEntry
  return isOpenWhole && isWanted ? { ...request, streamsBelow: path } : request
}

/**
 * Old versions are shown only of what may be seen today: a resource once filed under the wrong patient
 * keeps that patient in its history, and belongs to neither of them there (SMART.md ENF-14).
 */
async function requireOpenCurrent(exchange: ProxyExchange, decision: Allowed): Promise<void> {
  const { interaction, parts } = decision
  if (isUnlimited(parts)) return
  const place = placeOf(interaction)
  const { body } = await upstreamAnswer(exchange, `/${place}`, '')
  if (!isFhirResource(body) || !isOpenTo(parts, body, fhirBaseOf(exchange.services))) {
    throw notFound(place, 'outside-limits')
  }
}
