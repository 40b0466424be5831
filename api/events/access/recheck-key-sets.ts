import type { RequestContext } from '../../context.ts'
import { keySetDetail } from '../../domain/key-set.ts'
import { KeySetProbe } from '../../entities/access/key-set-probe.entity.ts'
import type { EntityManager } from '../../ports.ts'
import type { HandlerContext } from '../handler.ts'
import { recordEvent } from '../record-event.ts'
import { asPlatform } from './as-platform.ts'

interface Client {
  id: string
  appId: string
  vendorId: string
  jwksUrl: string
  /** What the last look found; null when there was none. */
  wasOk: boolean | null
}

/**
 * Reads the key set of every client again that publishes one, and keeps what it found. The vendor is told when a set
 * that was good is not any more, once per app: its sandbox and its production client read the same address.
 */
export async function recheckKeySets(ctx: HandlerContext): Promise<void> {
  const told = new Set<string>()
  for (const client of await clientsWithAddress(ctx.em)) {
    const check = await ctx.ports.keySets.read(client.jwksUrl)
    const ok = check.problem === undefined
    const tells = !ok && client.wasOk !== false && !told.has(client.appId)
    if (tells) told.add(client.appId)
    const within = asPlatform({ ...ctx, em: ctx.em.fork() })
    await keep(within, client, { ok, detail: keySetDetail(check), tells })
  }
}

async function keep(
  ctx: RequestContext,
  { id, appId, vendorId }: Client,
  { ok, detail, tells }: { ok: boolean; detail: string; tells: boolean },
): Promise<void> {
  await ctx.em.transactional(async (em) => {
    const probe = { oauthClientId: id, organizationId: ctx.organizationId, ok, detail }
    await em.upsert(KeySetProbe, { ...probe, checkedAt: ctx.ports.clock.now() })
    if (!tells) return
    recordEvent(
      { ...ctx, em },
      { action: 'client.key-set-failed', vendorId, appId, detail: { reason: detail } },
      { type: 'jwks.unreachable', appId, vendorId, reason: detail },
    )
  })
}

function clientsWithAddress(em: EntityManager): Promise<Client[]> {
  return em.execute<Client[]>(
    `select c.id, c.app_id as "appId", a.vendor_id as "vendorId", c.jwks_url as "jwksUrl", p.ok as "wasOk"
     from oauth_client c join app a on a.id = c.app_id
     left join key_set_probe p on p.oauth_client_id = c.id
     where c.jwks_url is not null and c.jwks is null and c.disabled_at is null
       and c.client_type in ('CONFIDENTIAL_ASYMMETRIC', 'BACKEND_SERVICE')
     order by c.environment, c.id`,
  )
}
