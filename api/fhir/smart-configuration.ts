import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import { parseScope } from '../../schema/vocabulary/scope.ts'
import { OFFERED_SCOPES } from '../../schema/vocabulary/scope-catalog.ts'
import type { PublicUrls } from '../context.ts'
import { accessParts } from '../domain/access-part.ts'
import type { AccessPolicy } from '../domain/access-policy.ts'
import { stateScopes } from '../domain/app-state/state-access.ts'
import type { FhirBase } from '../domain/fhir-base.ts'
import { closingRule } from '../domain/policy/caller-limits.ts'
import { appStateBase } from './app-state/app-state-address.ts'
import { BRANDS_PATH, brandIdentifier } from './user-access-brands.ts'

/**
 * What is claimed, and nothing that is not done: each string is a promise that conformance suites test.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#capabilities
 */
const CAPABILITIES = [
  'launch-ehr',
  'launch-standalone',
  'authorize-post',
  'client-public',
  'client-confidential-symmetric',
  'client-confidential-asymmetric',
  'sso-openid-connect',
  'context-banner',
  'context-style',
  'context-ehr-patient',
  'context-ehr-encounter',
  'context-standalone-patient',
  'context-standalone-encounter',
  'permission-offline',
  'permission-online',
  'permission-patient',
  'permission-user',
  'permission-v1',
  'permission-v2',
  'smart-app-state',
] as const

const CONTEXT_SCOPES = [
  'openid',
  'fhirUser',
  'launch',
  'launch/patient',
  'launch/encounter',
  'offline_access',
  'online_access',
] as const

/** Where the authorization server of a FHIR base answers; discovery and CapabilityStatement both say it from here. */
export function smartEndpoints(urls: PublicUrls, environment: LaunchEnvironment) {
  const issuer = urls.issuer[environment]
  return {
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    introspection_endpoint: `${issuer}/token/introspection`,
    revocation_endpoint: `${issuer}/token/revocation`,
    ...(environment === 'SANDBOX' && urls.registration
      ? { registration_endpoint: urls.registration.SANDBOX }
      : {}),
    management_endpoint: `${urls.base}/my-apps`,
  }
}

/**
 * Describes one FHIR base to SMART apps, from its public addresses alone.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#using-well-known
 */
export function smartConfiguration(
  urls: PublicUrls,
  { environment, url }: FhirBase,
  policy: AccessPolicy,
) {
  const issuer = urls.issuer[environment]
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    ...smartEndpoints(urls, environment),
    grant_types_supported: ['authorization_code', 'client_credentials'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: [
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
    ],
    token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
    scopes_supported: [...CONTEXT_SCOPES, ...usefulScopes(policy)],
    ...appState({ url }, policy),
    user_access_brand_bundle: `${url}${BRANDS_PATH}`,
    user_access_brand_identifier: brandIdentifier(urls),
  }
}

/**
 * What is claimed of app state, which is served at an address of its own, is claimed unless the hospital closed it. Not by
 * `smart_app_state_endpoint`, which is deprecated (SMART.md DISC-22).
 */
function appState(base: Pick<FhirBase, 'url'>, policy: AccessPolicy) {
  if (closingRule(policy.caller, 'Basic', 'search-type')) {
    return { capabilities: CAPABILITIES.filter((each) => each !== 'smart-app-state') }
  }
  const endpoint = { url: appStateBase({ base }), capabilities: ['smart-app-state'] }
  return { capabilities: CAPABILITIES, associated_endpoints: [endpoint] }
}

/** The scopes of the catalog that open something here; the others are never granted in vain. */
function usefulScopes(policy: AccessPolicy): string[] {
  return OFFERED_SCOPES.flatMap(({ scope: text, isWrite }) => {
    const scope = parseScope(text)
    if (!scope) return []
    const fhirUser = { resourceType: 'Practitioner', id: 'any' }
    const grant = { scopes: [scope], patientId: 'any', fhirUser, knowsUser: false }
    const type = scope.resourceType === '*' ? 'Patient' : scope.resourceType
    const letter = isWrite ? 'u' : 'r'
    // What a Basic is at this level, app state may be: in the record it belongs to no patient.
    const isState = type === 'Basic' && stateScopes(letter, { grant, policy }).ok
    return isState || accessParts(type, letter, { grant, policy }).length > 0 ? [text] : []
  })
}
