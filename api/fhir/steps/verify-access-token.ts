import { errors, jwtVerify } from 'jose'
import { fhirBasesIn } from '../../domain/fhir-base.ts'
import { keptScope } from '../../queries/access/kept-scope.ts'
import { readStanding, type StandingRead } from '../../queries/access/token-standing.ts'
import { bearerToken, invalidToken } from '../bearer-token.ts'
import { type FhirServices, fhirBaseOf } from '../fhir-services.ts'
import { added, type ProxyExchange, type ProxyRequest } from '../proxy-request.ts'
import { grantOf, type TokenClaims, tokenClaims } from '../token-claims.ts'
import type { KnownToken } from '../tokens/known-tokens.ts'

/**
 * Verifies the access token: our issuer's signature, for this FHIR base, not expired, and still backed by
 * a launchable app and a consent nobody took back (SMART.md INTR-12, CONS-12, CONS-13).
 *
 * What reads may rely on what was asked a moment ago: its audit row is written only if nothing of that has changed, so that
 * a suspension or a revocation is felt by the very next request all the same (decision 51). What writes asks.
 */
export async function verifyAccessToken(exchange: ProxyExchange): Promise<void> {
  const { services, request } = exchange
  const text = bearerToken(request)
  const remembered = services.tokens.find(text)
  const known = remembered ?? knownToken(await verifiedClaims(text, services), services)
  if (!remembered) services.tokens.add(text, known)
  else if (known.expiresAt <= services.ports.clock.now().getTime()) throw invalidToken('expired')
  exchange.known = known
  exchange.token = known.token
  const reliance = isRead(request) ? services.tokens.reliance(known) : undefined
  if (reliance) exchange.reliance = reliance
  const [policy] = await Promise.all([
    services.policyFor(known.token),
    reliance ? undefined : requireStanding(exchange),
  ])
  exchange.policy = policy
}

/** Asks how the token stands, and refuses it when it is over. */
export async function requireStanding({ services, known }: ProxyExchange): Promise<void> {
  const token = added(known, 'token')
  for (;;) {
    const { changes, identity } = token
    const at = services.ports.clock.now()
    const read = await readStanding(services.ports.rowReader, { ...identity, at })
    if (read.standing !== 'good') throw invalidToken(read.standing)
    // What changed while it was asked may not be in the answer.
    if (services.tokens.stands(token, changes, rememberedFor(token, read))) return
  }
}

/** In milliseconds; nothing where the consent is somebody's of whom we would not be told. */
function rememberedFor({ keys }: KnownToken, { userId, goodForMs }: StandingRead): number {
  const isTold = userId === undefined || keys.includes(`user:${userId}`)
  return isTold ? (goodForMs ?? Number.POSITIVE_INFINITY) : 0
}

function isRead({ method, path }: ProxyRequest): boolean {
  return method === 'GET' || method === 'HEAD' || (method === 'POST' && path.endsWith('/_search'))
}

/** @see https://www.rfc-editor.org/rfc/rfc9068#section-4 */
async function verifiedClaims(token: string, services: FhirServices): Promise<TokenClaims> {
  try {
    const { payload } = await jwtVerify(token, services.keys, {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer: services.urls.issuer[services.environment],
      audience: fhirBaseOf(services),
      requiredClaims: ['exp', 'iat'],
      currentDate: services.ports.clock.now(),
    })
    const { em, environment } = services
    const scope = payload.scope ?? (await keptScope(em, environment, payload.jti))
    return tokenClaims.parse({ ...payload, scope })
  } catch (error) {
    throw invalidToken(ruleOf(error, services), error)
  }
}

/** A token of ours for another base of ours is named as such: whoever shows it was given it, and knows where it is good. */
function ruleOf(error: unknown, { urls, environment }: FhirServices): string {
  if (error instanceof errors.JWTExpired) return 'expired'
  const isElsewhere =
    error instanceof errors.JWTClaimValidationFailed &&
    error.claim === 'aud' &&
    fhirBasesIn(urls, environment).some(({ url }) => url === error.payload.aud)
  return isElsewhere ? 'other-base' : 'not-ours'
}

function knownToken(claims: TokenClaims, services: FhirServices): KnownToken {
  const { client_id: clientId, gh_version: appVersionId, gh_grant: grantId, sub, jti } = claims
  const userId = sub === clientId ? undefined : sub
  const { environment } = services
  return {
    token: {
      clientId,
      jti,
      appVersionId,
      grantId,
      userId,
      grant: grantOf(claims, fhirBaseOf(services)),
    },
    identity: { environment, jti, grantId, clientId, appVersionId, issuedAt: claims.iat },
    expiresAt: claims.exp * 1000,
    keys: [
      ...[`client:${clientId}`, `version:${appVersionId}`, `token:${jti}`],
      ...(grantId === undefined ? [] : [`grant:${grantId}`]),
      ...(userId === undefined ? [] : [`user:${userId}`]),
    ],
    changes: 0,
    goodUntil: 0,
  }
}
