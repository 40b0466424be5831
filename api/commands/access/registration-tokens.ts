import { COUNT_LIMITS, TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { RegistrationToken } from '../../entities/access/registration-token.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { randomToken, sha256Hex } from '../../secrets.ts'
import { deny, requireViewer } from '../authorize.ts'
import { lengthFaults } from '../field-checks.ts'
import { FOR_UPDATE, inTransaction, lockName } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'

const DAY_MS = 86_400_000
const DAYS = COUNT_LIMITS.registrationTokenDays
const MOST = COUNT_LIMITS.registrationTokens.max

export interface RegistrationTokenInput {
  vendorId: string
  label: string
  validDays: number
}

export interface NewRegistrationToken {
  token: RegistrationToken
  /** The only time it is seen in clear. */
  plaintextOnce: string
}

/**
 * Makes a token with which programs of a vendor register apps in the sandbox (RFC 7591 section 3, initial access token).
 * It ends by itself, when it is revoked, and with the membership of whoever made it.
 */
export function createRegistrationToken(
  ctx: RequestContext,
  { label, validDays, vendorId }: RegistrationTokenInput,
): Promise<CommandResult<NewRegistrationToken>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const isMember = viewer.vendorIds.some((member) => member.vendorId === vendorId)
    if (!isMember) return notFound('vendor', ['vendorId'])
    if (!can(viewer, 'app-version.draft', { vendorId })) {
      return deny(ctx, 'app-version.draft', { vendorId })
    }
    await lockName(tx, 'registration-token', vendorId)
    const fault = inputFault({ label, validDays }) ?? (await countFault(tx, vendorId))
    if (fault) return fault
    const plaintextOnce = randomToken()
    const now = tx.ports.clock.now()
    const token = tx.em.create(RegistrationToken, {
      organizationId: tx.organizationId,
      createdAt: now,
      vendorId,
      createdById: viewer.userId,
      label: label.trim(),
      tokenHash: sha256Hex(plaintextOnce),
      lastFour: plaintextOnce.slice(-4),
      expiresAt: new Date(now.getTime() + validDays * DAY_MS),
    })
    const detail = { label: token.label, days: validDays }
    recordEvent(tx, { action: 'registration-token.created', vendorId, detail })
    return ok({ token, plaintextOnce })
  })
}

/** Ends such a token at once; what was registered with it stays. Any developer of the vendor may. */
export function revokeRegistrationToken(
  ctx: RequestContext,
  id: string,
): Promise<CommandResult<RegistrationToken>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const token = await tx.em.findOne(RegistrationToken, { id }, FOR_UPDATE)
    const vendorId = token?.vendorId
    const isMember = viewer.vendorIds.some((member) => member.vendorId === vendorId)
    if (!token || !vendorId || !isMember) return notFound('registration token', ['id'])
    if (!can(viewer, 'app-version.draft', { vendorId })) {
      return deny(ctx, 'app-version.draft', { vendorId })
    }
    if (token.revokedAt) return ok(token)
    token.revokedAt = tx.ports.clock.now()
    const detail = { label: token.label }
    recordEvent(tx, { action: 'registration-token.revoked', vendorId, detail })
    return ok(token)
  })
}

function inputFault({
  label,
  validDays,
}: Omit<RegistrationTokenInput, 'vendorId'>): CommandResult<never> | undefined {
  const faults = lengthFaults({ label }, TEXT_LIMITS.registrationTokenLabel)
  if (faults.length) return { ok: false, error: faults }
  if (validDays >= DAYS.min && validDays <= DAYS.max) return undefined
  const message = `Let it work for ${DAYS.min} to ${DAYS.max} days.`
  const facts = { limit: validDays < DAYS.min ? DAYS.min : DAYS.max, actual: validDays }
  return refuse({ code: 'INVALID', message, path: ['validDays'], ...facts })
}

async function countFault(
  { em, ports }: RequestContext,
  vendorId: string,
): Promise<CommandResult<never> | undefined> {
  const working = { vendorId, revokedAt: null, expiresAt: { $gt: ports.clock.now() } }
  const actual = await em.count(RegistrationToken, working)
  if (actual < MOST) return undefined
  const message = `${MOST} tokens work already. Revoke one of them before you make another.`
  return refuse({ code: 'TOO_LONG', message, path: ['label'], limit: MOST, actual })
}
