import type { RequestContext } from '../../context.ts'
import type { ClientRegistration } from '../../entities/access/client-registration.entity.ts'
import type { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { grantedScopes } from '../../queries/access/clients.ts'

/** What a registered client is now: its settings, and what may be asked for with it. */
export async function registeredNow(
  ctx: RequestContext,
  { client, registration }: { client: OAuthClient; registration: ClientRegistration },
) {
  const version = await ctx.em.findOneOrFail(AppVersion, { id: client.pinnedVersionId })
  return { client, version, kept: registration.metadata, scopes: await grantedScopes(ctx, client) }
}
