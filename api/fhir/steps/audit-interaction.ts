import type { Reliance } from '../../commands/access/fhir-access-trail.ts'
import type { FhirServices } from '../fhir-services.ts'
import type { FhirRefusal } from '../operation-outcome.ts'
import type { ProxyExchange } from '../proxy-request.ts'

/**
 * Records the interaction, allowed or refused: which app, which user, which patient, which scopes (R208, R300).
 * Resolves to false, with nothing recorded, when something the request relied on has changed meanwhile.
 */
export async function auditInteraction(
  exchange: ProxyExchange,
  refusal: FhirRefusal | undefined,
  reliance?: Reliance,
): Promise<boolean> {
  const { services, request, token, decision, disclosure } = exchange
  const outcome = refusal ? (refusal.facts.outcome ?? 'DENIED') : 'SUCCESS'
  const user = token?.grant.fhirUser
  const access = {
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
    detail: {
      ...interactionFacts(exchange),
      ...(exchange.isAppState ? { appState: true } : {}),
      ...refusalFacts(refusal),
      ...disclosure,
      ...partitionFacts(exchange),
      policyVersion: exchange.policy?.caller?.version,
    },
  } as const
  return services.trail.record(access, reliance)
}

/** The one patient an interaction was about: the one in context, else the only one whose data was sent. */
function patientOf({ services, token, disclosure }: ProxyExchange): string | undefined {
  if (token?.grant.patientId) return `Patient/${token.grant.patientId}`
  const [patient, ...others] = disclosure?.patients ?? []
  return patient && others.length === 0 ? patientNames(services)(patient) : undefined
}

/** Which partition it was; of other records, ids are those of others than the first base has, so their base is said. */
function partitionFacts({ services, disclosure }: ProxyExchange) {
  const { hasSameRecords, name } = services.base
  if (name === undefined) return {}
  if (hasSameRecords || !disclosure) return { partition: name }
  return { partition: name, patients: disclosure.patients.map(patientNames(services)) }
}

function patientNames({ base }: FhirServices): (patient: string) => string {
  return (patient) => (base.hasSameRecords ? patient : `${base.url}/${patient}`)
}

/** Names of search parameters are kept, values are not: they can be a patient's name. */
function interactionFacts({ interaction, request, bundle, decision }: ProxyExchange) {
  if (!interaction) return { method: request.method }
  if (bundle) return { interaction: bundle.type, entries: bundle.entries.length }
  const { code, resourceType } = interaction
  const id = 'id' in interaction ? interaction.id : undefined
  const parameters =
    'parameters' in interaction
      ? interaction.parameters?.map((pair) => (decision ? recordedName(pair) : pair[0]))
      : undefined
  return { interaction: code, resourceType, resourceId: id, parameters }
}

/** An allowed order or include names parameters of the standard: a rule about those can be tried on it later. */
function recordedName([name, value]: readonly [string, string]): string {
  return NAMING.has(name) ? `${name}=${value}` : name
}

const NAMING: ReadonlySet<string> = new Set(['_sort', '_include', '_revinclude'])

function refusalFacts(refusal: FhirRefusal | undefined) {
  return refusal
    ? {
        status: refusal.facts.status,
        rule: refusal.facts.rule,
        policyRule: refusal.facts.policyRule,
      }
    : { rule: 'within-scopes' }
}
