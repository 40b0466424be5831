import type { Client, KoaContextWithOIDC, ResourceServer } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { ACCESS_TOKEN_MINUTES } from '../../schema/vocabulary/lifetimes.ts'
import { splitScopes } from '../../schema/vocabulary/scope.ts'
import { isServiceAbility } from '../../schema/vocabulary/service-ability.ts'
import type { LaunchableClient } from '../queries/access/launchable-client.ts'
import { registeredClient } from './clients/client-metadata.ts'
import { FIRST_PARTY_SCOPES } from './clients/first-party-clients.ts'
import { assertReachable, defaultFhirBase } from './fhir-audience.ts'
import type { AuthorizationServerOptions } from './options.ts'
import { stillApproved, systemScopeFault } from './requested-scopes.ts'
import { ACCESS_TOKEN_ALG } from './storage/keys.ts'
import { textParam } from './text-param.ts'

const USER_TOKEN_SECONDS = ACCESS_TOKEN_MINUTES.person * 60
/** SMART App Launch 2.2, backend services: at most five minutes. */
const SYSTEM_TOKEN_SECONDS = ACCESS_TOKEN_MINUTES.service * 60
const FIRST_PARTY_TOKEN_SECONDS = 600

/**
 * Binds every token to one resource server: those of SMART clients to one FHIR base of this environment, those of our own
 * clients to GraphQL. `resource` (RFC 8707) may name it, and nothing else.
 */
export function resourceIndicators(options: AuthorizationServerOptions) {
  return {
    enabled: true,
    defaultResource: (ctx: KoaContextWithOIDC, client: Client) => {
      const app = visitorOf(ctx, client)
      return app ? defaultFhirBase(options, ctx, app) : options.urls.graphql
    },
    useGrantedResource: () => true,
    getResourceServerInfo: (
      ctx: KoaContextWithOIDC,
      resource: string,
      client: Client,
    ): ResourceServer => {
      const app = visitorOf(ctx, client)
      if (app) assertReachable(options, resource, app)
      else if (resource !== options.urls.graphql) {
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

/** The app that asks for a token for FHIR; undefined for our own clients, and for a service account that has to do here. */
function visitorOf(ctx: KoaContextWithOIDC, client: Client): LaunchableClient | undefined {
  const registered = registeredClient(client)
  return registered && !isForPlatform(ctx, registered) ? registered : undefined
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
