import { importJWK, type JWK } from 'jose'
import * as oidc from 'openid-client'
import { type FederationRules, readPerson } from '../domain/federation.ts'
import {
  type BegunSignIn,
  type IdentityProvider,
  IdentityProviderError,
  type ProviderFault,
} from '../ports/identity-provider.ts'
import { providerFetch } from './provider-fetch.ts'

/** Where the provider is, and how Gatehouse is known to it. */
export interface OpenidProviderOptions {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string | undefined
  /** A private JWK with its `alg`, in place of a secret. */
  readonly clientKey: JWK | undefined
  readonly label: string
  readonly scopes: string
  readonly rules: FederationRules
  /** May it be on this very machine, without https? */
  readonly isLoopbackAllowed: boolean
  readonly now: () => Date
}

/** How long what the provider published is kept. */
const DISCOVERY_MS = 60 * 60_000
const TIMEOUT_SECONDS = 10

/**
 * Signs people in at an OpenID provider by the authorization code flow with PKCE, state and nonce. ID tokens are
 * verified by openid-client, signature included: `alg` none and what is not in the provider's key set end the sign-in.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth
 */
export function openidIdentityProvider(options: OpenidProviderOptions): IdentityProvider {
  const { label, rules, scopes } = options
  const configuration = keptConfiguration(options)
  return {
    label,
    rules,
    async signInAddress({ nonce, redirectUri, state, verifier }, wishes) {
      const parameters: Record<string, string> = {
        redirect_uri: redirectUri,
        scope: scopes,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ui_locales: wishes.language,
        ...(wishes.isAnew ? { prompt: 'login' } : {}),
        ...(wishes.loginHint ? { login_hint: wishes.loginHint } : {}),
      }
      return oidc.buildAuthorizationUrl(await configuration(), parameters).href
    },
    async prove(answer, begun) {
      const config = await configuration()
      const claims = await told('INVALID', () => claimsOf(config, answer, begun))
      return readPerson(claims, rules)
    },
    async signOutAddress({ redirectUri, state }) {
      const config = await configuration().catch(() => undefined)
      if (!config?.serverMetadata().end_session_endpoint) return undefined
      const parameters = { post_logout_redirect_uri: redirectUri, state }
      return oidc.buildEndSessionUrl(config, parameters).href
    },
  }
}

/** What the ID token says, and the userinfo endpoint besides: many providers tell groups there alone. */
async function claimsOf(config: oidc.Configuration, answer: URL, begun: BegunSignIn) {
  const tokens = await oidc.authorizationCodeGrant(config, answer, {
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    pkceCodeVerifier: begun.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new IdentityProviderError('INVALID', 'there is no ID token')
  if (!config.serverMetadata().userinfo_endpoint) return claims
  const more = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
  return { ...more, ...claims }
}

/** Reads the provider's metadata when it is first needed, and again after an hour; a failure is not kept. */
function keptConfiguration(options: OpenidProviderOptions): () => Promise<oidc.Configuration> {
  let kept: { config: oidc.Configuration; until: number } | undefined
  return async () => {
    const now = options.now().getTime()
    if (!kept || kept.until <= now) {
      const config = await told('UNREACHABLE', () => discover(options))
      kept = { config, until: now + DISCOVERY_MS }
    }
    return kept.config
  }
}

async function discover(options: OpenidProviderOptions): Promise<oidc.Configuration> {
  const { clientId, isLoopbackAllowed, issuer } = options
  const isPlain = issuer.protocol === 'http:' && isLoopbackAllowed
  return oidc.discovery(issuer, clientId, {}, await authenticationOf(options), {
    [oidc.customFetch]: providerFetch(issuer, { isLoopbackAllowed }),
    execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
    timeout: TIMEOUT_SECONDS,
  })
}

async function authenticationOf({ clientKey, clientSecret }: OpenidProviderOptions) {
  if (!clientKey) return clientSecret ? oidc.ClientSecretBasic(clientSecret) : oidc.None()
  const key = await importJWK(clientKey)
  if (key instanceof Uint8Array)
    throw new IdentityProviderError('INVALID', 'the key is no key pair')
  return oidc.PrivateKeyJwt(clientKey.kid ? { key, kid: clientKey.kid } : key)
}

/** Says what went wrong without what was sent: openid-client names the check, and keeps values in the cause. */
async function told<T>(fault: ProviderFault, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof IdentityProviderError ? error : inOurWords(fault, error)
  }
}

/** A person who went back there, or whom the provider turned away. */
const TURNED_AWAY: ReadonlySet<string> = new Set([
  'access_denied',
  'consent_required',
  'interaction_required',
  'login_required',
])

function inOurWords(fault: ProviderFault, error: unknown): IdentityProviderError {
  if (error instanceof oidc.AuthorizationResponseError) {
    const kind = TURNED_AWAY.has(error.error) ? 'DENIED' : 'INVALID'
    return new IdentityProviderError(kind, `the provider answered ${word(error.error)}`)
  }
  if (error instanceof oidc.ResponseBodyError) {
    return new IdentityProviderError(fault, `the provider answered ${word(error.error)}`)
  }
  const code = error instanceof oidc.ClientError ? error.code : undefined
  const isAnswer = code !== undefined && code !== 'OAUTH_TIMEOUT'
  return new IdentityProviderError(isAnswer ? fault : 'UNREACHABLE', code ?? 'no connection')
}

/** Error codes are words; anything else that comes from outside is not repeated. */
function word(code: string): string {
  return /^[a-z_]{1,40}$/.test(code) ? code : 'an error'
}
