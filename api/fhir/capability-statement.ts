import { isFhirResourceType } from '../../schema/vocabulary/fhir-resource-type.ts'
import type { AccessPolicy } from '../domain/access-policy.ts'
import { type FhirResource, isFhirResource, isObject } from '../domain/fhir-resource.ts'
import { closingRule } from '../domain/policy/caller-limits.ts'
import { parameterDenial } from '../domain/policy/policy-denial.ts'
import { searchFault } from '../domain/query-parameters.ts'
import { type FhirServices, fhirBaseOf } from './fhir-services.ts'
import { FhirRefusal } from './operation-outcome.ts'
import { smartEndpoints } from './smart-configuration.ts'

const READS: ReadonlySet<unknown> = new Set(['read', 'vread', 'history-instance', 'search-type'])
const WRITES: ReadonlySet<unknown> = new Set(['create', 'update', 'patch', 'delete'])
const OF_THE_SYSTEM: ReadonlySet<unknown> = new Set(['batch', 'transaction'])
const CACHE_MS = 60_000
const JSON_PATCH = 'application/json-patch+json'

/**
 * Makes the reader of a base's CapabilityStatement: that of the server behind us, cut down to what the
 * proxy lets through, with our addresses and our security (SMART.md CAP-01..07). Asked for once a minute.
 * @throws FhirRefusal when the server behind us cannot say what it does.
 */
export function capabilityReader(services: FhirServices): () => Promise<FhirResource> {
  let known: { at: number; policy: AccessPolicy; statement: Promise<FhirResource> } | undefined
  return () => {
    const at = services.ports.clock.now().getTime()
    const policy = services.policyBook.current().forAnyone
    const isFresh = known && at - known.at < CACHE_MS && known.policy === policy
    if (known && isFresh) return known.statement
    const statement = readStatement({ ...services, policy })
    known = { at, policy, statement }
    statement.catch(() => {
      known = undefined
    })
    return statement
  }
}

/** What everybody meets: rules about some apps or people are not told to all. */
type PublicServices = FhirServices & { readonly policy: AccessPolicy }

async function readStatement(services: PublicServices): Promise<FhirResource> {
  const headers = { accept: 'application/fhir+json' }
  const { status, body } = await services.upstream
    .send({ method: 'GET', path: '/metadata', query: '', headers })
    .catch((error: unknown) => {
      throw unavailable(error)
    })
  const isStatement = isFhirResource(body) && body.resourceType === 'CapabilityStatement'
  if (status !== 200 || !isStatement) throw unavailable(new Error(`Metadata answered ${status}.`))
  return publicStatement(body, services)
}

function publicStatement(upstream: FhirResource, services: PublicServices): FhirResource {
  const { acceptUnknown, date, fhirVersion } = upstream
  const { version } = services.base
  const rest = listOf(upstream.rest)[0]
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'Gatehouse' },
    implementation: { description: `FHIR ${version} through Gatehouse`, url: fhirBaseOf(services) },
    fhirVersion,
    // STU3 asks for it; R4 has it no more.
    ...(version === 'STU3' ? { acceptUnknown: acceptUnknown ?? 'no' } : {}),
    format: ['json', 'application/fhir+json'],
    patchFormat: version === 'STU3' ? [JSON_PATCH] : [JSON_PATCH, 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: security(services),
        resource: listOf(rest?.resource)
          .filter(({ type }) => isServedType(type, services))
          .map((resource) => publicType(resource, services)),
        interaction: codesOf(rest?.interaction, (code) => OF_THE_SYSTEM.has(code)),
      },
    ],
  }
}

function isServedType(type: unknown, { policy }: PublicServices): boolean {
  if (typeof type !== 'string' || !isFhirResourceType(type)) return false
  const isClosed = [...READS, ...WRITES].every((code) =>
    closingRule(policy.caller, type, String(code)),
  )
  return !isClosed
}

function publicType(resource: Readonly<Record<string, unknown>>, { policy }: PublicServices) {
  const { type, profile, supportedProfile, versioning, searchInclude, searchRevInclude } = resource
  const isWritten = !policy.readOnlyTypes.has(String(type))
  const isFile = policy.fileTypes.has(String(type))
  const isServed = (code: unknown) =>
    (!isFile || code === 'read') &&
    (READS.has(code) || (isWritten && WRITES.has(code))) &&
    !closingRule(policy.caller, String(type), String(code))
  const canAsk = (name: string, value: unknown) =>
    typeof value === 'string' &&
    !searchFault(String(type), [[name, value]]) &&
    !parameterDenial(String(type), [[name, value]], policy.caller)
  const includes = (name: string, list: unknown) =>
    Array.isArray(list) ? list.filter((value) => canAsk(name, value)) : undefined
  return {
    type,
    profile,
    supportedProfile,
    interaction: codesOf(resource.interaction, isServed),
    versioning,
    ...promised(resource, isServed),
    ...(isFile
      ? {}
      : {
          searchInclude: includes('_include', searchInclude),
          searchRevInclude: includes('_revinclude', searchRevInclude),
          searchParam: listOf(resource.searchParam).filter(({ name }) => canAsk(String(name), 'x')),
          operation: operationsOf(resource, policy),
        }),
  }
}

/**
 * What is conditional is done here, by a search within the limits and a write of what it found; of the server behind us it
 * takes the criteria of a create, which an update that finds nothing becomes (R168).
 */
function promised(
  resource: Readonly<Record<string, unknown>>,
  isServed: (code: unknown) => boolean,
) {
  const codes = codesOf(resource.interaction, isServed).map(({ code }) => code)
  const [canRead, canSearch, canCreate, canUpdate, canDelete] = [
    ...['read', 'search-type', 'create', 'update', 'delete'],
  ].map((code) => codes.includes(code))
  const keepsCriteria = resource.conditionalCreate === true && canSearch
  return {
    ...(codes.includes('history-instance') ? { readHistory: resource.readHistory } : {}),
    ...(canUpdate ? { updateCreate: resource.updateCreate } : {}),
    ...(canRead ? { conditionalRead: 'not-match' } : {}),
    ...(canCreate && keepsCriteria ? { conditionalCreate: true } : {}),
    ...(canUpdate && keepsCriteria ? { conditionalUpdate: true } : {}),
    ...(canDelete && canSearch ? { conditionalDelete: 'single' } : {}),
  }
}

/** The one operation that is let through, where the server behind us has it. */
function operationsOf(
  { type, operation }: Readonly<Record<string, unknown>>,
  policy: AccessPolicy,
) {
  const isThere = listOf(operation).some(({ name }) => name === EVERYTHING.name)
  const isOpen = type === 'Patient' && !closingRule(policy.caller, type, EVERYTHING.name)
  return isThere && isOpen ? [EVERYTHING] : undefined
}

const EVERYTHING = {
  name: 'everything',
  definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything',
}

/** @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#declaring-support-for-oauth2-endpoints */
function security({ urls, environment }: FhirServices) {
  const endpoints = smartEndpoints(urls, environment)
  const uris = {
    authorize: endpoints.authorization_endpoint,
    token: endpoints.token_endpoint,
    introspect: endpoints.introspection_endpoint,
    revoke: endpoints.revocation_endpoint,
    manage: endpoints.management_endpoint,
    ...('registration_endpoint' in endpoints ? { register: endpoints.registration_endpoint } : {}),
  }
  return {
    extension: [
      {
        url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
        extension: Object.entries(uris).map(([url, valueUri]) => ({ url, valueUri })),
      },
    ],
    cors: true,
    service: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
            code: 'SMART-on-FHIR',
          },
        ],
        text: 'OAuth2 using SMART App Launch 2.2',
      },
    ],
  }
}

function codesOf(interactions: unknown, isServed: (code: unknown) => boolean) {
  const codes = listOf(interactions).map(({ code }) => code)
  return codes.filter(isServed).map((code) => ({ code }))
}

function listOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function unavailable(cause: unknown): FhirRefusal {
  const text = 'The FHIR server cannot be reached.'
  const rule = 'upstream-failed'
  return new FhirRefusal({ status: 502, code: 'transient', text, rule, outcome: 'FAILURE' }, cause)
}
