import { errors, jwtVerify } from 'jose'
import { keptScope } from '../../queries/access/kept-scope.ts'
import { tokenStanding } from '../../queries/access/token-standing.ts'
import { bearerToken, invalidToken } from '../bearer-token.ts'
import { type FhirServices, fhirBaseOf } from '../fhir-services.ts'
import type { AccessToken, ProxyExchange } from '../proxy-request.ts'
import { grantOf, type TokenClaims, tokenClaims } from '../token-claims.ts'

/**
 * Verifies the access token: our issuer's signature, for this FHIR base, not expired, and still backed by
 * a launchable app and a consent nobody took back. Nothing is remembered between calls, so a suspension
 * or a revocation is felt by the very next one (SMART.md INTR-12, CONS-12, CONS-13).
 */
export async function verifyAccessToken(exchange: ProxyExchange): Promise<void> {
  const { services, request } = exchange
  const claims = await verifiedClaims(bearerToken(request), services)
  const { environment, em } = services
  const { jti, gh_grant: grantId, client_id: clientId, gh_version: appVersionId, iat } = claims
  exchange.token = accessToken(claims, fhirBaseOf(services))
  const standing = await tokenStanding(em, {
    ...{ environment, jti, grantId, clientId, appVersionId },
    issuedAt: iat,
    at: services.ports.clock.now(),
  })
  if (standing !== 'good') throw invalidToken(standing)
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
    throw invalidToken(error instanceof errors.JWTExpired ? 'expired' : 'not-ours', error)
  }
}

function accessToken(claims: TokenClaims, fhirBase: string): AccessToken {
  const { client_id: clientId, gh_version: appVersionId, gh_grant: grantId, sub } = claims
  const userId = sub === clientId ? undefined : sub
  return { clientId, appVersionId, grantId, userId, grant: grantOf(claims, fhirBase) }
}
