import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { dayText } from '../../../domain/sunset.ts'
import type { App } from '../../../entities/app/app.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { lengthFaults } from '../../field-checks.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'
import { showListing } from '../listing-effects.ts'
import { findEnding } from './find-ending.ts'
import { forgetSunset } from './forget-sunset.ts'

/**
 * Takes back the announced end of an app before its day: it goes on, and everybody who was told hears that, with the reason.
 *
 * Refuses an app whose end was not announced, or is past; a missing reason; a stale revision.
 *
 * @throws ForbiddenError for people who may see the app but not retire it.
 */
export function withdrawSunset(
  ctx: RequestContext,
  input: { appId: string; reason: string; expectedRevision: number },
): Promise<CommandResult<App>> {
  return inTransaction(ctx, async (tx) => {
    const found = await findEnding(ctx, tx, input)
    if (!found.ok) return found
    const { version, app } = found.value
    const { sunsetAt } = app
    if (!sunsetAt || sunsetAt <= ctx.ports.clock.now()) {
      const message = 'No end of this app is announced, or its day has come.'
      return refuse({ code: 'INVALID_TRANSITION', message, path: ['appId'] })
    }
    const faults = lengthFaults({ reason: input.reason }, TEXT_LIMITS.reason)
    if (faults.length) return { ok: false, error: faults }
    const reason = input.reason.trim()
    const sunsetOn = dayText(sunsetAt)
    forgetSunset(app)
    const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
    const actorId = ctx.viewer?.userId ?? null
    recordEvent(
      tx,
      { action: 'app.deprecation-withdrawn', ...subject, detail: { sunsetOn, reason } },
      { type: 'app.sunset-withdrawn', ...subject, sunsetOn, reason, actorId },
    )
    await tx.em.flush()
    await showListing(tx, { version, app })
    return ok(app)
  })
}
