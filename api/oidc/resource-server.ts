import type { Client, KoaContextWithOIDC, ResourceServer } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { splitScopes } from '../../schema/vocabulary/scope.ts'
import type { LaunchableClient } from '../queries/access/launchable-client.ts'
import { registeredClient } from './clients/client-metadata.ts'
import { FIRST_PARTY_SCOPES } from './clients/first-party-clients.ts'
import { type AuthorizationServerOptions, fhirBaseOf } from './options.ts'
import { stillApproved, systemScopeFault } from './requested-scopes.ts'
import { ACCESS_TOKEN_ALG } from './storage/keys.ts'
import { textParam } from './text-param.ts'

const USER_TOKEN_SECONDS = 3600
/** SMART App Launch 2.2, backend services: at most five minutes. */
const SYSTEM_TOKEN_SECONDS = 300
const FIRST_PARTY_TOKEN_SECONDS = 600

/**
 * Binds every token to one resource server: SMART clients to the FHIR base of this environment, our own clients
 * to GraphQL. `resource` (RFC 8707) may name it, and nothing else.
 */
export function resourceIndicators(options: AuthorizationServerOptions) {
  return {
    enabled: true,
    defaultResource: (_ctx: KoaContextWithOIDC, client: Client) => resourceOf(options, client),
    useGrantedResource: () => true,
    getResourceServerInfo: (
      ctx: KoaContextWithOIDC,
      resource: string,
      client: Client,
    ): ResourceServer => {
      if (resource !== resourceOf(options, client)) {
        throw new errors.InvalidTarget('resource must be the server this client was registered for')
      }
      const registered = registeredClient(client)
      return {
        audience: resource,
        scope: (registered ? smartScopes(ctx, registered, resource) : FIRST_PARTY_SCOPES).join(' '),
        accessTokenTTL: registered ? lifetimeOf(registered) : FIRST_PARTY_TOKEN_SECONDS,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: ACCESS_TOKEN_ALG } },
      }
    },
  }
}

/** The one resource server a client's tokens are for. */
function resourceOf(options: AuthorizationServerOptions, client: Client): string {
  return registeredClient(client) ? fhirBaseOf(options) : options.urls.graphql
}

/**
 * Of the scopes in play, those the approval still covers. SMART scopes are a grammar and not a list, so the
 * scopes of the resource server are worked out from the request and from what was granted before: an approval
 * that shrank meanwhile narrows the next token (SMART.md REFR-17).
 */
function smartScopes(
  ctx: KoaContextWithOIDC,
  { clientType, grantedScopes }: LaunchableClient,
  resource: string,
): string[] {
  const requested = textParam(ctx, 'scope') ?? ''
  if (clientType === 'BACKEND_SERVICE') {
    const fault = systemScopeFault(requested, grantedScopes)
    if (fault) throw new errors.InvalidScope(fault, requested)
    return splitScopes(requested)
  }
  const granted = ctx.oidc.grant?.resources?.[resource] ?? ''
  return stillApproved(new Set([...splitScopes(requested), ...splitScopes(granted)]), grantedScopes)
}

function lifetimeOf({ clientType }: LaunchableClient): number {
  return clientType === 'BACKEND_SERVICE' ? SYSTEM_TOKEN_SECONDS : USER_TOKEN_SECONDS
}
