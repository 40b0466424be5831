import type { Client, KoaContextWithOIDC } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { splitScopes } from '../../schema/vocabulary/scope.ts'
import type { LaunchableClient } from '../queries/access/launchable-client.ts'
import { registeredClient } from './clients/client-metadata.ts'
import { admitEhrLaunch } from './ehr-launch.ts'
import { bindToBase } from './fhir-audience.ts'
import type { AuthorizationServerOptions } from './options.ts'
import { narrowToApproved } from './requested-scopes.ts'
import { textParam } from './text-param.ts'

/** Scopes that mean nothing without another: a request of these alone asks for no data at all. */
const EMPTY_ALONE: ReadonlySet<string> = new Set(['launch', 'offline_access', 'online_access'])

/**
 * SMART's own authorization parameters, checked before anybody is asked to sign in: `aud` must be a FHIR
 * base the app may reach, `launch` must be one we gave out, and the scopes are cut to the approval.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#obtain-authorization-code
 */
export function authorizationParameters(options: AuthorizationServerOptions) {
  return {
    aud(ctx: KoaContextWithOIDC, aud: string | undefined, client: Client) {
      const registered = registeredClient(client)
      if (!registered) return
      bindToBase(options, ctx, { aud, client: registered })
      cutScopes(ctx, registered)
    },
    async launch(ctx: KoaContextWithOIDC, launch: string | undefined, client: Client) {
      assertReadable(ctx)
      assertChallenge(ctx)
      if (!launch) return
      await admitEhrLaunch(options, ctx, { client: registeredClient(client), token: launch })
    },
  }
}

/** S256 is the one method, and a SHA-256 in base64url has 43 characters (RFC 7636 section 4.2, SMART.md AUTHZ-24). */
function assertChallenge(ctx: KoaContextWithOIDC): void {
  const challenge = textParam(ctx, 'code_challenge')
  if (challenge !== undefined && !/^[\w-]{43}$/.test(challenge))
    throw new errors.InvalidRequest('code_challenge must be a SHA-256 in base64url: 43 characters')
}

/** PostgreSQL cannot keep U+0000, and no honest request has it. */
function assertReadable({ oidc }: KoaContextWithOIDC): void {
  const isUnreadable = Object.values(oidc.params ?? {}).some(
    (value) => typeof value === 'string' && value.includes('\u0000'),
  )
  if (isUnreadable) throw new errors.InvalidRequest('a parameter contains a character of no use')
}

/**
 * The provider has dropped `offline_access` by now unless consent is forced (OpenID Connect Core 11); SMART wants it
 * either way, so the scopes are read from the request again.
 */
function cutScopes(
  ctx: KoaContextWithOIDC,
  { grantedScopes, refusedScopes }: LaunchableClient,
): void {
  const asked = textParam(ctx, 'scope') ?? ''
  const raw = typeof ctx.query.scope === 'string' ? splitScopes(ctx.query.scope) : []
  const wantsOffline = raw.includes('offline_access') ? ' offline_access' : ''
  const cut = narrowToApproved(`${asked}${wantsOffline}`, grantedScopes, refusedScopes)
  if (cut.every((word) => EMPTY_ALONE.has(word))) {
    throw new errors.InvalidScope('none of the requested scopes is approved for this client', asked)
  }
  Object.assign(ctx.oidc.params ?? {}, { scope: cut.join(' ') })
}
