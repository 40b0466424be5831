import type { ReleaseMode } from '../../../schema/vocabulary/release-mode.ts'
import type { RequestContext } from '../../context.ts'
import { authorize } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import type { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { hospitalReleaseMode } from '../../queries/registration/release-mode.ts'
import { deny, requireViewer } from '../authorize.ts'
import { findAppForChange } from '../registration/find-app.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, stale } from '../user-fault.ts'
import { releaseOrHold } from './automatic-release.ts'

export interface ReleaseModeChoice {
  appId: string
  releaseMode: ReleaseMode
  expectedRevision: number
}

/**
 * Lets an owner of the vendor choose how approved versions of an app go live (LIFECYCLE D3, RELEASE). A version that is
 * approved already goes live with the choice of AUTOMATIC, or waits for its owner with that of MANUAL.
 *
 * Refuses a stale revision.
 *
 * @throws ForbiddenError for people who may see the app but do not own it.
 */
export function chooseReleaseMode(
  ctx: RequestContext,
  { appId, releaseMode, expectedRevision }: ReleaseModeChoice,
): Promise<CommandResult<App>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const app = await findAppForChange(tx, viewer, appId)
    if (!app) return notFound('app', ['appId'])
    const { vendorId } = app
    if (!authorize(viewer, 'app.choose-release', { vendorId }).ok)
      return deny(ctx, 'app.choose-release', { vendorId, appId })
    if (app.revision !== expectedRevision) return stale(expectedRevision, app.revision)
    const from = app.releaseMode ?? (await hospitalReleaseMode(tx))
    app.releaseMode = releaseMode
    if (from !== releaseMode) {
      const detail = { from, to: releaseMode }
      recordEvent(tx, { action: 'app.release-mode-changed', vendorId, appId, detail })
    }
    await tx.em.flush()
    await applyToApproved(tx, app, releaseMode)
    return ok(app)
  })
}

async function applyToApproved(
  ctx: RequestContext,
  app: App,
  releaseMode: ReleaseMode,
): Promise<void> {
  const approved = { appId: app.id, reviewState: 'APPROVED_PENDING_RELEASE' } as const
  for (const version of await ctx.em.find(AppVersion, approved)) {
    if (releaseMode === 'AUTOMATIC') await releaseOrHold(ctx, { version, app })
    else version.releaseHeldBy = null
  }
  await ctx.em.flush()
}
