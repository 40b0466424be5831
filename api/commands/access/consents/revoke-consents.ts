import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import { ok, refused } from '../../../domain/result.ts'
import { Consent } from '../../../entities/access/consent.entity.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'
import { endConsents } from './end-consents.ts'

/** So many at a time: people are told one by one. */
const MOST = 1000

/**
 * Ends what somebody allowed an app, for the hospital and with a reason the person reads (R293, LIFECYCLE D2). Its tokens are
 * refused from the very next request on. Doing it twice is no fault, and keeps the first reason.
 *
 * @throws ForbiddenError for people who may not revoke anybody's consent.
 */
export async function revokeConsentOfSomebody(
  ctx: RequestContext,
  input: { consentId: string; reason: string },
): Promise<CommandResult<Consent>> {
  const reason = await requireReason(ctx, input)
  if (!reason.ok) return reason
  return inTransaction(ctx, async (tx) => {
    const where = { id: input.consentId, organizationId: ctx.organizationId }
    const consent = await tx.em.findOne(Consent, where, FOR_UPDATE)
    if (!consent) return notFound('consent', ['consentId'])
    if (!consent.revokedAt) await endConsents(tx, [consent], reason.value)
    return ok(consent)
  })
}

/**
 * Ends everything people allowed one app in one environment, at most 1,000 consents at a time, oldest first; says how many and
 * whether there are more. Refuses where nothing stands.
 *
 * @throws ForbiddenError for people who may not revoke anybody's consent.
 */
export async function revokeConsentsOfApp(
  ctx: RequestContext,
  input: { appId: string; environment: LaunchEnvironment; reason: string },
): Promise<CommandResult<{ revoked: number; hasMore: boolean }>> {
  const reason = await requireReason(ctx, input)
  if (!reason.ok) return reason
  const { appId, environment } = input
  return inTransaction(ctx, async (tx) => {
    const app = await tx.em.count(App, { id: appId, organizationId: ctx.organizationId })
    if (!app) return notFound('app', ['appId'])
    const standing = await tx.em.find(
      Consent,
      {
        ...{ appId, environment, revokedAt: null },
        $or: [{ expiresAt: null }, { expiresAt: { $gt: ctx.ports.clock.now() } }],
      },
      { ...FOR_UPDATE, orderBy: { createdAt: 'asc', id: 'asc' }, limit: MOST + 1 },
    )
    if (standing.length === 0) {
      const message = 'Nobody allows this app anything there: there is nothing to revoke.'
      return refuse({ code: 'INVALID', message, path: ['appId'] })
    }
    const ended = standing.slice(0, MOST)
    await endConsents(tx, ended, reason.value)
    return ok({ revoked: ended.length, hasMore: standing.length > MOST })
  })
}

async function requireReason(
  ctx: RequestContext,
  { reason }: { reason: string },
): Promise<CommandResult<string>> {
  if (!can(requireViewer(ctx), 'consent.revoke-any')) return deny(ctx, 'consent.revoke-any')
  const faults = lengthFaults({ reason }, TEXT_LIMITS.reason)
  return faults.length > 0 ? refused(faults) : ok(reason.trim())
}
