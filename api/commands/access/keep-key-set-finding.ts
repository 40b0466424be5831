import type { RequestContext } from '../../context.ts'
import { type KeySetCheck, keySetDetail } from '../../domain/key-set.ts'
import { KeySetProbe } from '../../entities/access/key-set-probe.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import type { EntityManager } from '../../ports.ts'

/** A client that publishes its keys at an address. */
export interface PublishingClient {
  readonly id: string
  readonly appId: string
  readonly vendorId: string
}

/**
 * Keeps what was found at the address of a client's keys, where its developer reads it in the portal. The vendor is told when
 * a set that was good is not any more, once per app: its sandbox and its production client read the same address.
 */
export async function keepKeySetFinding(
  ctx: RequestContext,
  client: PublishingClient,
  check: KeySetCheck,
): Promise<void> {
  const { id, appId, vendorId } = client
  const ok = check.problem === undefined
  const detail = keySetDetail(check)
  await ctx.em.transactional(async (em) => {
    const isTold = !ok && (await knewAlready(em, client))
    const probe = { oauthClientId: id, organizationId: ctx.organizationId, ok, detail }
    await em.upsert(KeySetProbe, { ...probe, checkedAt: ctx.ports.clock.now() })
    if (ok || isTold) return
    recordEvent(
      { ...ctx, em },
      { action: 'client.key-set-failed', vendorId, appId, detail: { reason: detail } },
      { type: 'jwks.unreachable', appId, vendorId, reason: detail },
    )
  })
}

/** Whether the last look at the same address, for any client of the app, went wrong. Two who find out at once wait here. */
async function knewAlready(em: EntityManager, { appId, id }: PublishingClient): Promise<boolean> {
  await em.execute('select id from oauth_client where app_id = ? order by id for no key update', [
    appId,
  ])
  const failed = await em.execute<object[]>(
    `select p.oauth_client_id from key_set_probe p join oauth_client c on c.id = p.oauth_client_id
     where c.app_id = ? and not p.ok and c.jwks_url = (select jwks_url from oauth_client where id = ?)`,
    [appId, id],
  )
  return failed.length > 0
}
