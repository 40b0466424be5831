import { auditFhirAccess } from '../../commands/access/audit-fhir-access.ts'
import type { FhirRefusal } from '../operation-outcome.ts'
import type { ProxyExchange } from '../proxy-request.ts'

/** Records the interaction, allowed or refused: which app, which user, which patient, which scopes (R208, R300). */
export async function auditInteraction(
  exchange: ProxyExchange,
  refusal: FhirRefusal | undefined,
): Promise<void> {
  const { services, request, token, decision, disclosure } = exchange
  const outcome = refusal ? (refusal.facts.outcome ?? 'DENIED') : 'SUCCESS'
  const user = token?.grant.fhirUser
  await auditFhirAccess(services.em, {
    organizationId: services.organizationId,
    environment: services.environment,
    at: services.ports.clock.now(),
    outcome,
    clientId: token?.clientId,
    appVersionId: token?.appVersionId,
    grantId: token?.grantId,
    userId: token?.userId,
    userRef: user && `${user.resourceType}/${user.id}`,
    patientRef: patientOf(exchange),
    scopes: decision
      ? [...new Set(decision.parts.map(({ scope }) => scope))]
      : token?.grant.scopes.map(({ source }) => source),
    sourceIp: request.sourceIp,
    requestId: request.requestId,
    detail: { ...interactionFacts(exchange), ...refusalFacts(refusal), ...disclosure },
  })
}

/** The one patient an interaction was about: the one in context, else the only one whose data was sent. */
function patientOf({ token, disclosure }: ProxyExchange): string | undefined {
  if (token?.grant.patientId) return `Patient/${token.grant.patientId}`
  return disclosure?.patients.length === 1 ? disclosure.patients[0] : undefined
}

/** Names of search parameters are kept, values are not: they can be a patient's name. */
function interactionFacts({ interaction, request, bundle }: ProxyExchange) {
  if (!interaction) return { method: request.method }
  if (bundle) return { interaction: bundle.type, entries: bundle.entries.length }
  const { code, resourceType } = interaction
  const id = 'id' in interaction ? interaction.id : undefined
  const parameters =
    'parameters' in interaction ? interaction.parameters?.map(([name]) => name) : undefined
  return { interaction: code, resourceType, resourceId: id, parameters }
}

function refusalFacts(refusal: FhirRefusal | undefined) {
  return refusal
    ? { status: refusal.facts.status, rule: refusal.facts.rule }
    : { rule: 'within-scopes' }
}
