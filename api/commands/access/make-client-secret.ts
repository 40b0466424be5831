import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { ClientSecret } from '../../entities/access/client-secret.entity.ts'
import type { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { randomToken, sha256Hex } from '../../secrets.ts'
import { type CommandResult, refuse } from '../user-fault.ts'

const VALID_DAYS = 365

/** How far ahead a secret may be made that works later. */
const MAX_AHEAD_DAYS = 90
const DAY_MS = 86_400_000

/** Two work side by side while one replaces the other (R093-R096); more would be forgotten. */
const MOST_AT_A_TIME = 2

export interface SecretInput {
  label?: string | null
  overlapHours: number
  /** @default now */
  activatesAt?: Date | null
  /** @default a year after it begins to work */
  expiresAt?: Date | null
}

export interface NewSecret {
  client: OAuthClient
  secret: ClientSecret
  /** The only time the secret is seen in clear. */
  plaintextOnce: string
}

/**
 * Makes a new secret for a client that may have one; the older one ends after the overlap, so that nothing breaks.
 * Refuses a third beside two that work, and dates that are none.
 */
export async function makeClientSecret(
  ctx: RequestContext,
  client: OAuthClient,
  input: SecretInput,
): Promise<CommandResult<NewSecret>> {
  const now = ctx.ports.clock.now()
  const fault = datesFault(input, now)
  if (fault) return fault
  const dates = datesOf(input, now)
  const older = await ctx.em.find(ClientSecret, {
    oauthClientId: client.id,
    revokedAt: null,
    expiresAt: { $gt: now },
  })
  if (older.length >= MOST_AT_A_TIME) {
    const message = 'Two secrets work already. Revoke one of them before you make another.'
    return refuse({ code: 'TOO_LONG', message, limit: MOST_AT_A_TIME, actual: older.length })
  }
  const end = new Date(dates.activatesAt.getTime() + input.overlapHours * 3_600_000)
  for (const secret of older) if (secret.expiresAt > end) secret.expiresAt = end
  const plaintextOnce = randomToken()
  const secret = ctx.em.create(ClientSecret, {
    organizationId: ctx.organizationId,
    createdAt: now,
    oauthClientId: client.id,
    secretHash: sha256Hex(plaintextOnce),
    lastFour: plaintextOnce.slice(-4),
    label: input.label?.trim() || null,
    ...dates,
  })
  const { appId, clientId, environment } = client
  recordEvent(ctx, {
    action: older.length ? 'client-secret.rotated' : 'client-secret.issued',
    appId,
    clientId,
    environment,
  })
  return ok({ client, secret, plaintextOnce })
}

function datesFault(input: SecretInput, now: Date): CommandResult<never> | undefined {
  const { activatesAt, expiresAt } = datesOf(input, now)
  const ahead = (activatesAt.getTime() - now.getTime()) / DAY_MS
  const valid = (expiresAt.getTime() - activatesAt.getTime()) / DAY_MS
  if (input.activatesAt && (ahead < -1 || ahead > MAX_AHEAD_DAYS)) {
    const message = `Choose an activation date from today to ${MAX_AHEAD_DAYS} days ahead.`
    return refuse({ code: 'INVALID', message, path: ['activatesAt'], limit: MAX_AHEAD_DAYS })
  }
  if (valid >= 1 && valid <= VALID_DAYS + 1) return undefined
  const message = `Choose an expiration date 1 to ${VALID_DAYS} days after the activation.`
  return refuse({ code: 'INVALID', message, path: ['expiresAt'], limit: VALID_DAYS })
}

function datesOf(input: SecretInput, now: Date): { activatesAt: Date; expiresAt: Date } {
  const activatesAt = input.activatesAt ?? now
  const expiresAt = input.expiresAt ?? new Date(activatesAt.getTime() + VALID_DAYS * DAY_MS)
  return { activatesAt, expiresAt }
}
