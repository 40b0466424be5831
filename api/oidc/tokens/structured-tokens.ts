import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import Provider from 'oidc-provider'
import { keptScope } from '../../queries/access/kept-scope.ts'
import { tokenStanding } from '../../queries/access/token-standing.ts'
import { type AuthorizationServerOptions, issuerOf } from '../options.ts'
import { recordAdapter } from '../storage/adapter.ts'
import { ACCESS_TOKEN_ALG } from '../storage/keys.ts'

/**
 * Put before a structured token so that the provider, which refuses to introspect or revoke those, lets it through
 * to `AccessToken.find`. Three dots make it unreadable as a JWT.
 */
export const STRUCTURED_MARK = 'structured.'

/** What we know of a token whose signature and standing were checked just now. */
export interface VerifiedToken {
  payload: JWTPayload & Record<string, unknown>
  clientId: string
  /** True for a backend service: the token is nobody's. */
  isSystem: boolean
}

/** Checks an access token of this issuer: signature, expiry, revocation, and all it rests on. */
export type TokenVerifier = (token: string) => Promise<VerifiedToken | undefined>

/** Makes the check every endpoint here uses; the policy proxy asks the same query. */
export function tokenVerifier(
  options: AuthorizationServerOptions,
  keys: JWTVerifyGetKey,
): TokenVerifier {
  return async (token) => {
    const verified = await jwtVerify<Record<string, unknown>>(token, keys, {
      issuer: issuerOf(options),
      algorithms: [ACCESS_TOKEN_ALG],
      typ: 'at+jwt',
    }).catch(() => undefined)
    const payload = verified?.payload
    if (!payload || !(await isGood(options, payload))) return undefined
    payload.scope ??= await keptScope(options.orm.em, options.environment, payload.jti)
    const clientId = String(payload.client_id)
    return { payload, clientId, isSystem: payload.sub === clientId }
  }
}

/** Tokens of our own clients rest on their grant alone, which the provider looks at. */
async function isGood(
  options: AuthorizationServerOptions,
  payload: JWTPayload & Record<string, unknown>,
): Promise<boolean> {
  const { client_id, gh_grant, gh_version, iat, jti } = payload
  if (typeof jti !== 'string' || typeof client_id !== 'string') return false
  if (typeof gh_version !== 'string') return true
  const standing = await tokenStanding(options.ports.rowReader, {
    environment: options.environment,
    jti,
    clientId: client_id,
    grantId: typeof gh_grant === 'string' ? gh_grant : undefined,
    appVersionId: gh_version,
    issuedAt: iat ?? 0,
    at: options.ports.clock.now(),
  })
  return standing === 'good'
}

/**
 * Teaches the provider to find and revoke access tokens it does not store: found by their signature, revoked by a
 * row that lists them until they expire. Revoking an access token leaves its refresh token alone (SMART.md REVO-02).
 */
export function handleStructuredTokens(
  options: AuthorizationServerOptions,
  provider: Provider,
  verify: TokenVerifier,
): void {
  const finder = (isSystem: boolean) => async (value: unknown) => {
    const token = structured(value)
    const found = token && (await verify(token))
    if (!found || found.isSystem !== isSystem) return undefined
    return isSystem ? systemToken(provider, found) : personToken(provider, found)
  }
  Object.defineProperty(provider.AccessToken, 'find', { value: finder(false) })
  Object.defineProperty(provider.ClientCredentials, 'find', { value: finder(true) })
  const adapter = recordAdapter(options)('RevokedAccessToken')
  for (const Model of [provider.AccessToken, provider.ClientCredentials]) {
    Model.prototype.destroy = async function destroy() {
      await adapter.upsert(this.jti, { clientId: this.clientId }, Math.max(1, this.remainingTTL))
      // The provider revokes the grant of a destroyed access token; without one it does not.
      Object.assign(this, { grantId: undefined })
    }
  }
}

function structured(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const token = value.startsWith(STRUCTURED_MARK) ? value.slice(STRUCTURED_MARK.length) : value
  return token.split('.').length === 3 ? token : undefined
}

async function personToken(provider: Provider, token: VerifiedToken) {
  const client = await provider.Client.find(token.clientId)
  const { gh_grant, sub } = token.payload
  if (!client || !sub || typeof gh_grant !== 'string') return undefined
  const facts = commonFacts(token)
  return new provider.AccessToken({ ...facts, client, accountId: sub, grantId: gh_grant, gty: '' })
}

async function systemToken(provider: Provider, token: VerifiedToken) {
  const client = await provider.Client.find(token.clientId)
  return client && new provider.ClientCredentials({ ...commonFacts(token), client })
}

const STANDARD_CLAIMS = ['iss', 'sub', 'aud', 'exp', 'iat', 'jti', 'client_id', 'scope']

function commonFacts({ payload: { aud, exp, iat, jti, scope, ...rest } }: VerifiedToken) {
  // Userinfo refuses tokens with an audience; ours all have one, and are as good for it (OpenID Connect Core 5.3).
  const isUserinfo = Provider.ctx?.oidc.route === 'userinfo'
  const extra = Object.entries(rest).filter(([name]) => !STANDARD_CLAIMS.includes(name))
  return {
    jti,
    iat,
    exp,
    scope: typeof scope === 'string' ? scope : undefined,
    aud: isUserinfo ? undefined : aud,
    extra: Object.fromEntries(extra),
  }
}
