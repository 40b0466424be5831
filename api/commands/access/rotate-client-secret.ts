import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { App } from '../../entities/app/app.entity.ts'
import { deny, requireViewer } from '../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'
import { endClientSecrets } from './end-client-secrets.ts'
import { makeClientSecret, type SecretInput } from './make-client-secret.ts'

const MAX_OVERLAP_HOURS = 30 * 24

export interface RotateInput extends SecretInput {
  clientId: string
}

/** The client as it is afterwards. The hospital ends secrets and never sees one, so for it there is no text. */
export interface RotatedSecret {
  client: OAuthClient
  plaintextOnce: string | null
}

/**
 * Replaces the secret of a confidential client. Its vendor gets a new one, and the older one ends after the overlap. An
 * app admin or security officer sets the end of those there are, and the vendor is told to make a new one (decision 60).
 *
 * @throws ForbiddenError for people who may read the connection sheet but not rotate (LIFECYCLE D2).
 */
export function rotateClientSecret(
  ctx: RequestContext,
  input: RotateInput,
): Promise<CommandResult<RotatedSecret>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx): Promise<CommandResult<RotatedSecret>> => {
    const client = await tx.em.findOne(OAuthClient, { id: input.clientId }, FOR_UPDATE)
    const app = client && (await tx.em.findOne(App, { id: client.appId }))
    const isVisible = app && can(viewer, 'connection-sheet.read', { vendorId: app.vendorId })
    if (!client || !app || !isVisible) return notFound('client', ['clientId'])
    const subject = { vendorId: app.vendorId, appId: app.id }
    if (!can(viewer, 'secret.rotate', subject)) return deny(ctx, 'secret.rotate', subject)
    const fault = rotationFault(client, input)
    if (fault) return fault
    return can(viewer, 'secret.reveal', subject)
      ? makeClientSecret(tx, client, input)
      : endClientSecrets(tx, { client, app }, input)
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
