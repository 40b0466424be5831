import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { ClientSecret } from '../../entities/access/client-secret.entity.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { App } from '../../entities/app/app.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { randomToken, sha256Hex } from '../../secrets.ts'
import { deny, requireViewer } from '../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'

const VALID_DAYS = 365
const MAX_OVERLAP_HOURS = 30 * 24

export interface RotateInput {
  clientId: string
  label?: string | null
  overlapHours: number
}

export interface NewSecret {
  client: OAuthClient
  /** The only time the secret is seen in clear. */
  plaintextOnce: string
}

/** Makes a new secret for a confidential client; older ones end after the overlap, so that nothing breaks. */
export function rotateClientSecret(
  ctx: RequestContext,
  input: RotateInput,
): Promise<CommandResult<NewSecret>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const client = await tx.em.findOne(OAuthClient, { id: input.clientId }, FOR_UPDATE)
    const app = client && (await tx.em.findOne(App, { id: client.appId }))
    const isVisible = app && can(viewer, 'connection-sheet.read', { vendorId: app.vendorId })
    if (!client || !app || !isVisible) return notFound('client', ['clientId'])
    const subject = { vendorId: app.vendorId, appId: app.id }
    if (!can(viewer, 'secret.reveal', subject)) return deny(ctx, 'secret.reveal', subject)
    const fault = rotationFault(client, input)
    if (fault) return fault
    return ok(await rotate(tx, client, input))
  })
}

function rotationFault(client: OAuthClient, input: RotateInput): CommandResult<never> | undefined {
  if (client.clientType !== 'CONFIDENTIAL_SYMMETRIC') {
    return refuse({
      code: 'INVALID',
      message: 'This kind of client has no secret.',
      path: ['clientId'],
    })
  }
  if (input.overlapHours < 0 || input.overlapHours > MAX_OVERLAP_HOURS) {
    const message = `Let the old secret work for 0 to ${MAX_OVERLAP_HOURS} hours more.`
    return refuse({
      code: 'INVALID',
      message,
      path: ['overlapHours'],
      limit: MAX_OVERLAP_HOURS,
      actual: input.overlapHours,
    })
  }
  return undefined
}

async function rotate(
  ctx: RequestContext,
  client: OAuthClient,
  input: RotateInput,
): Promise<NewSecret> {
  const now = ctx.ports.clock.now()
  const end = new Date(now.getTime() + input.overlapHours * 3_600_000)
  const older = await ctx.em.find(ClientSecret, {
    oauthClientId: client.id,
    revokedAt: null,
    expiresAt: { $gt: end },
  })
  for (const secret of older) secret.expiresAt = end
  const plaintextOnce = randomToken()
  ctx.em.create(ClientSecret, {
    organizationId: ctx.organizationId,
    createdAt: now,
    oauthClientId: client.id,
    secretHash: sha256Hex(plaintextOnce),
    lastFour: plaintextOnce.slice(-4),
    label: input.label?.trim() || null,
    activatesAt: now,
    expiresAt: new Date(now.getTime() + VALID_DAYS * 86_400_000),
  })
  const { appId, clientId, environment } = client
  recordEvent(ctx, {
    action: older.length ? 'client-secret.rotated' : 'client-secret.issued',
    appId,
    clientId,
    environment,
  })
  return { client, plaintextOnce }
}
