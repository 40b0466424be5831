import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { OAuthClient } from '../../../entities/access/oauth-client.entity.ts'
import type { Pilot } from '../../../entities/access/pilot.entity.ts'
import { ScopeGrant } from '../../../entities/access/scope-grant.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { endTokens } from '../../access/end-tokens.ts'
import { lengthFaults } from '../../field-checks.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { inTransaction } from '../../revision.ts'
import type { CommandResult } from '../../user-fault.ts'
import { findPilot, type PilotAt } from './find-pilot.ts'
import { openPilotOf } from './pilot-access.ts'

/**
 * Ends a pilot before its date, with a reason: nobody opens it any more, and every token of it is over.
 *
 * @throws ForbiddenError for people who may see the version but do not decide about its pilot.
 */
export function endPilot(
  ctx: RequestContext,
  input: PilotAt & { reason: string },
): Promise<CommandResult<VersionAndApp>> {
  return inTransaction(ctx, async (tx) => {
    const found = await findPilot(ctx, tx, input)
    if (!found.ok) return found
    const faults = lengthFaults({ reason: input.reason }, TEXT_LIMITS.reason)
    if (faults.length) return { ok: false, error: faults }
    const { pilot, ...version } = found.value
    await closePilot(tx, version, { pilot, reason: input.reason.trim() })
    return ok(version)
  })
}

/** Ends the pilot of a version that leaves review, if there is one. */
export async function endPilotOf(
  ctx: RequestContext,
  found: VersionAndApp,
  reason: string,
): Promise<boolean> {
  const pilot = await openPilotOf(ctx, found)
  if (pilot) await closePilot(ctx, found, { pilot, reason })
  return pilot !== null
}

/** Writes the end: client, grants, codes and tokens go together, with audit and outbox. */
export async function closePilot(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  { pilot, reason, endedAt }: { pilot: Pilot; reason: string; endedAt?: Date },
): Promise<void> {
  const now = ctx.ports.clock.now()
  ctx.em.assign(pilot, { endedAt: endedAt ?? now, endReason: reason, updatedAt: now })
  const client = await ctx.em.findOneOrFail(OAuthClient, { id: pilot.oauthClientId })
  client.disabledAt = now
  await ctx.em.nativeUpdate(
    ScopeGrant,
    { appVersionId: version.id, environment: 'PILOT', endedAt: null },
    { endedAt: now },
  )
  await ctx.em.flush()
  await endTokens(ctx, [version.id])
  const { clientId } = client
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  recordEvent(
    ctx,
    { action: 'pilot.ended', ...subject, clientId, environment: 'PRODUCTION', detail: { reason } },
    { type: 'pilot.ended', pilotId: pilot.id, actorId: ctx.viewer?.userId ?? null, ...subject },
  )
  await ctx.em.flush()
}
