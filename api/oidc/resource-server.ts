import type { Client, KoaContextWithOIDC, ResourceServer } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { splitScopes } from '../../schema/vocabulary/scope.ts'
import { isServiceAbility } from '../../schema/vocabulary/service-ability.ts'
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
    defaultResource: (ctx: KoaContextWithOIDC, client: Client) => resourceOf(options, ctx, client),
    useGrantedResource: () => true,
    getResourceServerInfo: (
      ctx: KoaContextWithOIDC,
      resource: string,
      client: Client,
    ): ResourceServer => {
      if (resource !== resourceOf(options, ctx, client)) {
        throw new errors.InvalidTarget('resource must be the server this client was registered for')
      }
      const registered = registeredClient(client)
      return {
        audience: resource,
        scope: scopesFor(ctx, registered, resource).join(' '),
        accessTokenTTL: registered ? lifetimeOf(registered) : FIRST_PARTY_TOKEN_SECONDS,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: ACCESS_TOKEN_ALG } },
      }
    },
  }
}

/** The one resource server a token is for: for apps FHIR, unless a service account asks for what it may do here. */
function resourceOf(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  client: Client,
): string {
  const registered = registeredClient(client)
  return registered && !isForPlatform(ctx, registered) ? fhirBaseOf(options) : options.urls.graphql
}

/** A request that names one of these scopes names nothing else: a token has one audience. */
function isForPlatform(ctx: KoaContextWithOIDC, { clientType }: LaunchableClient): boolean {
  const requested = splitScopes(textParam(ctx, 'scope') ?? '')
  return clientType === 'BACKEND_SERVICE' && requested.some(isServiceAbility)
}

function scopesFor(
  ctx: KoaContextWithOIDC,
  registered: LaunchableClient | undefined,
  resource: string,
): readonly string[] {
  if (!registered) return FIRST_PARTY_SCOPES
  if (!isForPlatform(ctx, registered)) return smartScopes(ctx, registered, resource)
  const requested = textParam(ctx, 'scope') ?? ''
  const wrong = splitScopes(requested).find((word) => !registered.serviceAbilities.includes(word))
  if (!wrong) return splitScopes(requested)
  throw new errors.InvalidScope(`${wrong} is not given to this client's service account`, requested)
}

/**
 * Of the scopes in play, those the approval still covers. SMART scopes are a grammar and not a list, so the
 * scopes of the resource server are worked out from the request and from what was granted before: an approval
 * that shrank meanwhile narrows the next token (SMART.md REFR-17).
 */
function smartScopes(
  ctx: KoaContextWithOIDC,
  { clientType, grantedScopes, refusedScopes }: LaunchableClient,
  resource: string,
): string[] {
  const requested = textParam(ctx, 'scope') ?? ''
  if (clientType === 'BACKEND_SERVICE') {
    const fault = systemScopeFault(requested, grantedScopes)
    if (fault) throw new errors.InvalidScope(fault, requested)
    return splitScopes(requested)
  }
  const granted = ctx.oidc.grant?.resources?.[resource] ?? ''
  const words = new Set([...splitScopes(requested), ...splitScopes(granted)])
  return stillApproved(words, grantedScopes, refusedScopes)
}

function lifetimeOf({ clientType }: LaunchableClient): number {
  return clientType === 'BACKEND_SERVICE' ? SYSTEM_TOKEN_SECONDS : USER_TOKEN_SECONDS
}
