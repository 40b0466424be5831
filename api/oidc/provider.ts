import type {
  AccessToken,
  Client,
  ClientCredentials,
  Configuration,
  KoaContextWithOIDC,
  ResourceServer,
} from 'oidc-provider'
import Provider from 'oidc-provider'
import { LANGUAGES } from '../../schema/vocabulary/language.ts'
import { ID_TOKEN_ALGORITHMS } from '../../schema/vocabulary/registration.ts'
import { MULTI_FACTOR_PROFILE } from '../domain/second-factor.ts'
import { accountFinder } from './account.ts'
import { answerMiddleware } from './answer-middleware.ts'
import { authorizationParameters } from './authorization-parameters.ts'
import { assertSmartAssertion, CLOCK_TOLERANCE_SECONDS } from './clients/client-assertion.ts'
import { REGISTRY_PROPERTY } from './clients/client-metadata.ts'
import { isFirstParty } from './clients/first-party-clients.ts'
import { cookieSigner } from './cookie-signer.ts'
import { cookieTravel } from './ehr-shells.ts'
import { listenToProvider } from './event-listeners.ts'
import { existingGrant } from './existing-grant.ts'
import { signOutThere } from './federation/sign-out-there.ts'
import { promptsInOrder } from './interaction-policy.ts'
import { keepLaunch } from './launch-facts.ts'
import { type AuthorizationServerOptions, issuerOf, mountPathOf } from './options.ts'
import { renderProviderError } from './pages/error-page.ts'
import { renderSignedOut, renderSignOut } from './pages/sign-out-page.ts'
import { INTERACTIVE_CONTEXT_SCOPES } from './requested-scopes.ts'
import { type IntrospectionCaller, mayIntrospect } from './requests/introspection-request.ts'
import { rotatesFor } from './requests/refresh-scope.ts'
import { resourceIndicators } from './resource-server.ts'
import { keepOriginWithSession } from './session-origin.ts'
import { recordAdapter } from './storage/adapter.ts'
import type { ServerKeys } from './storage/keys.ts'
import { accessTokenClaims } from './tokens/access-token-claims.ts'
import { keepLongScopes } from './tokens/long-scopes.ts'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/** Configures the provider of one environment. It answers requests once it is mounted. */
export function smartProvider(
  options: AuthorizationServerOptions,
  keys: ServerKeys,
  caller: IntrospectionCaller,
): Provider {
  const provider = new Provider(issuerOf(options), configuration(options, keys, caller))
  provider.proxy = true // the address is set by toPublicAddress, not by the network
  keepLaunch(options, provider)
  keepOriginWithSession(provider)
  listenToProvider(options, provider)
  provider.use(answerMiddleware(options, keys.published))
  provider.use(signOutThere(options))
  return provider
}

/** In the order of the provider's documentation; what is left out is as it comes. */
function configuration(
  options: AuthorizationServerOptions,
  keys: ServerKeys,
  caller: IntrospectionCaller,
): Configuration {
  return {
    acrValues: [MULTI_FACTOR_PROFILE],
    adapter: recordAdapter(options),
    allowOmittingSingleRegisteredRedirectUri: false,
    assertJwtClientAuthClaimsAndHeader: async (...facts) => assertSmartAssertion(...facts),
    claims: CLAIMS,
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    clientBasedCORS: (_ctx, origin, client) => originsOf(client).includes(origin),
    clients: [internalCaller(caller)],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    // SMART wants fhirUser in the id_token itself (OIDC-08).
    conformIdTokenClaims: false,
    cookies: cookies(options, keys),
    discovery: { ui_locales_supported: [...LANGUAGES], ...registrationDiscovery(options) },
    enabledJWA: {
      clientAuthSigningAlgValues: ['RS384', 'ES384'],
      idTokenSigningAlgValues: [...ID_TOKEN_ALGORITHMS],
    },
    expiresWithSession: (_ctx, code) => !code.scopes.has('offline_access'),
    extraClientMetadata: { properties: [REGISTRY_PROPERTY] },
    extraParams: authorizationParameters(options),
    extraTokenClaims: accessTokenClaims(options),
    features: features(options),
    // What is outside is read through the guarded port, see clients/published-keys.ts.
    fetch: () => Promise.reject(new Error('the provider does not fetch')),
    findAccount: accountFinder(options),
    formats: { customizers: { jwt: keepLongScopes(options) } },
    interactions: {
      policy: promptsInOrder(options),
      url: (_ctx, interaction) => `${mountPathOf(options)}/interaction/${interaction.uid}`,
    },
    // Without prompt=consent, and for public clients too (SMART.md REFR-01, REFR-02).
    issueRefreshToken: (_ctx, client, code) =>
      client.grantTypeAllowed('refresh_token') &&
      (code.scopes.has('offline_access') || code.scopes.has('online_access')),
    jwks: { keys: keys.signing },
    loadExistingGrant: existingGrant(options),
    pkce: { required: () => true },
    renderError: renderProviderError(options),
    responseTypes: ['code'],
    rotateRefreshToken: rotatesFor,
    routes: ROUTES,
    scopes: [...INTERACTIVE_CONTEXT_SCOPES, 'email'],
    subjectTypes: ['public'],
    ttl: LIFETIMES,
  }
}

/** Registration is ours, not the provider’s; discovery names it only where it is open (SMART.md DISC-20). */
function registrationDiscovery({ environment, urls }: AuthorizationServerOptions) {
  return environment === 'SANDBOX' && urls.registration
    ? { registration_endpoint: urls.registration.SANDBOX }
    : {}
}

const CLAIMS = {
  openid: ['sub', 'acr', 'amr'],
  fhirUser: ['fhirUser'],
  profile: ['name', 'given_name', 'family_name', 'profile'],
  email: ['email', 'email_verified'],
}

const ROUTES = {
  authorization: '/authorize',
  end_session: '/session/end',
  introspection: '/token/introspection',
  jwks: '/jwks',
  revocation: '/token/revocation',
  token: '/token',
  userinfo: '/me',
}

const LIFETIMES = {
  AccessToken: (ctx: KoaContextWithOIDC, token: AccessToken) =>
    withinGrant(ctx, lifetimeIn(token.resourceServer)),
  ClientCredentials: (_ctx: KoaContextWithOIDC, token: ClientCredentials) =>
    lifetimeIn(token.resourceServer),
  AuthorizationCode: MINUTE,
  // A consent that says no end stands until it is taken back; our own clients make a new grant when theirs has ended.
  Grant: (_ctx: KoaContextWithOIDC, _grant: object, client?: Client) =>
    client && isFirstParty(client.clientId) ? 30 * DAY : 3650 * DAY,
  IdToken: 60 * MINUTE,
  Interaction: 30 * MINUTE,
  // Three months at the least, and again from each use (SMART.md REFR-15).
  RefreshToken: (ctx: KoaContextWithOIDC) => withinGrant(ctx, 100 * DAY),
  Session: 12 * 60 * MINUTE,
}

/** No token outlives what it was made under: consents have an end. */
function withinGrant({ oidc }: KoaContextWithOIDC, seconds: number): number {
  const left = oidc.entities.Grant?.remainingTTL ?? seconds
  return Math.max(1, Math.min(seconds, left))
}

/** Every token is for a resource server, and that says how long. */
function lifetimeIn(server: ResourceServer | undefined): number {
  return server?.accessTokenTTL ?? 5 * MINUTE
}

function features(options: AuthorizationServerOptions): Configuration['features'] {
  return {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    introspection: { enabled: true, allowedPolicy: mayIntrospect },
    pushedAuthorizationRequests: { enabled: false },
    resourceIndicators: resourceIndicators(options),
    revocation: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: renderSignOut(options),
      postLogoutSuccessSource: renderSignedOut(options),
    },
  }
}

/** Names of the provider's cookies; each environment has its own. */
export function cookieNames({ environment }: Pick<AuthorizationServerOptions, 'environment'>) {
  const prefix = `gatehouse-${environment.toLowerCase()}`
  return {
    session: `${prefix}-session`,
    interaction: `${prefix}-interaction`,
    resume: `${prefix}-resume`,
  }
}

/** Each environment has its own cookies, sent to its own path only; they end with the browser. */
function cookies(options: AuthorizationServerOptions, keys: ServerKeys): Configuration['cookies'] {
  const shared = { httpOnly: true, ...cookieTravel(options), signed: true } as const
  return {
    keys: cookieSigner(keys.cookie),
    names: cookieNames(options),
    long: { ...shared, path: mountPathOf(options) },
    short: shared,
  }
}

/** Origins the pages of a client run at. A scheme of its own has none. */
function originsOf(client: Client): string[] {
  const origins = client.redirectUris?.map((uri) => URL.parse(uri)?.origin ?? 'null') ?? []
  return origins.filter((origin) => origin !== 'null')
}

function internalCaller({ clientId, secret }: IntrospectionCaller) {
  return {
    client_id: clientId,
    client_secret: secret,
    redirect_uris: [],
    grant_types: [],
    response_types: [],
  }
}
