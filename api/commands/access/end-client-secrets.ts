import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { ClientSecret } from '../../entities/access/client-secret.entity.ts'
import type { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import type { App } from '../../entities/app/app.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { type CommandResult, refuse } from '../user-fault.ts'
import type { SecretInput } from './make-client-secret.ts'

const HOUR_MS = 3_600_000

/**
 * Lets every secret of a client end after the overlap, as the hospital asks: it makes none, because nobody of the
 * hospital may see one, and the vendor is told at once to make its own.
 *
 * Refuses what only a new secret has (a label, dates), and a client that has none to end.
 */
export async function endClientSecrets(
  ctx: RequestContext,
  { client, app }: { client: OAuthClient; app: App },
  input: SecretInput,
): Promise<CommandResult<{ client: OAuthClient; plaintextOnce: null }>> {
  const fault = fieldFault(input)
  if (fault) return fault
  const now = ctx.ports.clock.now()
  const secrets = await ctx.em.find(ClientSecret, {
    oauthClientId: client.id,
    revokedAt: null,
    expiresAt: { $gt: now },
  })
  if (!secrets.length) {
    const message = 'No secret of this client works, so there is none to replace.'
    return refuse({ code: 'INVALID', message, path: ['clientId'] })
  }
  const end = new Date(now.getTime() + input.overlapHours * HOUR_MS)
  for (const secret of secrets) if (secret.expiresAt > end) secret.expiresAt = end
  const { clientId, environment } = client
  const subject = { appId: app.id, vendorId: app.vendorId, environment }
  const endsAt = new Date(
    Math.max(...secrets.map((each) => each.expiresAt.getTime())),
  ).toISOString()
  recordEvent(
    ctx,
    { action: 'client-secret.rotated', ...subject, clientId, detail: { endsAt } },
    { type: 'client-secret.ended', ...subject, endsAt },
  )
  return ok({ client, plaintextOnce: null })
}

function fieldFault(input: SecretInput): CommandResult<never> | undefined {
  const field = (['label', 'activatesAt', 'expiresAt'] as const).find((name) => input[name])
  if (!field) return undefined
  const message = 'The vendor makes the new secret, and gives it its label and its dates.'
  return refuse({ code: 'INVALID', message, path: [field] })
}
