import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { ClientSecret } from '../../entities/access/client-secret.entity.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { App } from '../../entities/app/app.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, notFound } from '../user-fault.ts'

/**
 * Ends one secret at once; the others of its client go on working. A secret that has ended stays ended. The vendor is
 * told when the hospital did it.
 *
 * @throws ForbiddenError for people who may read the connection sheet but not rotate (LIFECYCLE D2).
 */
export function revokeClientSecret(
  ctx: RequestContext,
  secretId: string,
): Promise<CommandResult<OAuthClient>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const secret = await tx.em.findOne(ClientSecret, { id: secretId }, FOR_UPDATE)
    const client = secret && (await tx.em.findOne(OAuthClient, { id: secret.oauthClientId }))
    const app = client && (await tx.em.findOne(App, { id: client.appId }))
    const isVisible = app && can(viewer, 'connection-sheet.read', { vendorId: app.vendorId })
    if (!secret || !client || !isVisible) return notFound('secret', ['secretId'])
    const subject = { vendorId: app.vendorId, appId: app.id }
    if (!can(viewer, 'secret.rotate', subject)) return deny(ctx, 'secret.rotate', subject)
    if (secret.revokedAt) return ok(client)
    const now = tx.ports.clock.now()
    secret.revokedAt = now
    const { clientId, environment } = client
    const facts = { ...subject, environment }
    const detail = { lastFour: secret.lastFour }
    const isVendors = can(viewer, 'secret.reveal', subject)
    recordEvent(
      tx,
      { action: 'client-secret.revoked', ...facts, clientId, detail },
      isVendors ? undefined : { type: 'client-secret.ended', ...facts, endsAt: now.toISOString() },
    )
    return ok(client)
  })
}
