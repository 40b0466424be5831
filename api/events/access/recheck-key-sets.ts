import {
  keepKeySetFinding,
  type PublishingClient,
} from '../../commands/access/keep-key-set-finding.ts'
import type { EntityManager } from '../../ports.ts'
import type { HandlerContext } from '../handler.ts'
import { asPlatform } from './as-platform.ts'

/** Reads the key set of every client again that publishes one, and keeps what it found. */
export async function recheckKeySets(ctx: HandlerContext): Promise<void> {
  for (const client of await clientsWithAddress(ctx.em)) {
    const check = await ctx.ports.keySets.read(client.jwksUrl)
    await keepKeySetFinding(asPlatform({ ...ctx, em: ctx.em.fork() }), client, check)
  }
}

function clientsWithAddress(em: EntityManager) {
  return em.execute<(PublishingClient & { jwksUrl: string })[]>(
    `select c.id, c.app_id as "appId", a.vendor_id as "vendorId", c.jwks_url as "jwksUrl"
     from oauth_client c join app a on a.id = c.app_id
     where c.jwks_url is not null and c.jwks is null and c.disabled_at is null
       and c.client_type in ('CONFIDENTIAL_ASYMMETRIC', 'BACKEND_SERVICE')
     order by c.environment, c.id`,
  )
}
