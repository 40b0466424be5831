import type { Client, KoaContextWithOIDC } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { registeredClient } from './client-metadata.ts'

/** SMART App Launch 2.2, asymmetric clients: `exp` at most five minutes ahead; equality is right. */
const LONGEST_LIFE_SECONDS = 300
/** Clocks differ by seconds, not by minutes. */
export const CLOCK_TOLERANCE_SECONDS = 10
const LATEST_ISSUE_SECONDS = 60

type Claims = Readonly<Record<string, unknown>>

/**
 * Refuses an assertion that the provider would accept and SMART does not, always as `invalid_client`:
 * too long a life, a foreign audience, no or an ambiguous `kid`, a `jku` that is not the registered one. The `jku`
 * is compared, never fetched.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html
 */
export function assertSmartAssertion(
  ctx: KoaContextWithOIDC,
  claims: Claims,
  header: Claims,
  client: Client,
): void {
  const fault = claimFault(ctx, claims) ?? headerFault(header, client)
  if (fault) throw new errors.InvalidClientAuth(fault)
}

function claimFault(ctx: KoaContextWithOIDC, claims: Claims): string | undefined {
  const now = Math.floor(Date.now() / 1000)
  const { exp, iat, aud, sub, iss } = claims
  if (typeof exp !== 'number' || exp - now > LONGEST_LIFE_SECONDS + CLOCK_TOLERANCE_SECONDS) {
    return 'the assertion must not live longer than five minutes'
  }
  if (typeof iat === 'number' && iat - now > LATEST_ISSUE_SECONDS) {
    return 'the assertion is issued in the future'
  }
  if (sub !== iss) return 'iss and sub of the assertion must be the client_id'
  const accepted = new Set([ctx.oidc.issuer, `${ctx.oidc.issuer}/token`])
  const audiences = Array.isArray(aud) ? aud : [aud]
  return audiences.every((one) => accepted.has(one))
    ? undefined
    : 'aud of the assertion must be the token endpoint'
}

function headerFault({ kid, jku, typ }: Claims, client: Client): string | undefined {
  if (typ !== undefined && typ !== 'JWT') return 'typ of the assertion must be JWT'
  if (typeof kid !== 'string') return 'the assertion must name its key in kid'
  const keys = client.jwks?.keys.filter((key) => key.kid === kid) ?? []
  if (client.jwks && keys.length !== 1) return 'kid must name exactly one registered key'
  if (jku !== undefined && jku !== registeredClient(client)?.jwksUrl)
    return 'jku is not the registered address'
  return undefined
}
