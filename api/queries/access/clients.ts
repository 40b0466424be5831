import { isContextScope } from '../../../schema/vocabulary/context-scope.ts'
import { CLIENT_ENVIRONMENTS } from '../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../context.ts'
import { ClientSecret } from '../../entities/access/client-secret.entity.ts'
import { KeySetProbe } from '../../entities/access/key-set-probe.entity.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { ScopeGrant } from '../../entities/access/scope-grant.entity.ts'
import { groupedBy } from '../registration/app-versions.ts'

/** Reads a client by id. Whether the asker may see it is asked elsewhere. */
export function clientById(ctx: RequestContext, id: string): Promise<OAuthClient | null> {
  return ctx.em.findOne(OAuthClient, { id, organizationId: ctx.organizationId })
}

/** Reads the clients of each app, production first. */
export async function clientsOfApps(
  ctx: RequestContext,
  appIds: readonly string[],
): Promise<OAuthClient[][]> {
  const found = await ctx.em.find(OAuthClient, { appId: { $in: [...appIds] } })
  const rows = CLIENT_ENVIRONMENTS.flatMap((each) =>
    found.filter(({ environment }) => environment === each),
  )
  return groupedBy(rows, (row) => row.appId, appIds)
}

/** Reads the secrets of each client that work now, newest first. */
export async function secretsOfClients(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<ClientSecret[][]> {
  const rows = await ctx.em.find(
    ClientSecret,
    {
      oauthClientId: { $in: [...ids] },
      revokedAt: null,
      expiresAt: { $gt: ctx.ports.clock.now() },
    },
    { orderBy: { activatesAt: 'desc' } },
  )
  return groupedBy(rows, (row) => row.oauthClientId, ids)
}

/** Reads what the latest look at the key set of each client found; null where there was none. */
export async function probesOfClients(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<(KeySetProbe | null)[]> {
  const rows = await ctx.em.find(KeySetProbe, { oauthClientId: { $in: [...ids] } })
  const byClient = new Map(rows.map((row) => [row.oauthClientId, row]))
  return ids.map((id) => byClient.get(id) ?? null)
}

/** Reads the scopes granted to the version a client is pinned to, in its environment. */
export async function grantedScopes(ctx: RequestContext, client: OAuthClient): Promise<string[]> {
  const rows = await ctx.em.find(ScopeGrant, {
    appVersionId: client.pinnedVersionId,
    environment: client.environment,
    endedAt: null,
  })
  const scopes = rows.map((row) => row.scope)
  return [...scopes.filter(isContextScope), ...scopes.filter((scope) => !isContextScope(scope))]
}
