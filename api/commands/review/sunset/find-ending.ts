import type { RequestContext } from '../../../context.ts'
import { authorize } from '../../../domain/abilities.ts'
import { ok } from '../../../domain/result.ts'
import { AppVersion } from '../../../entities/app/app-version.entity.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { findAppForChange } from '../../registration/find-app.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { FOR_UPDATE } from '../../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../../user-fault.ts'

/**
 * Loads a live app for somebody who may say when it ends: who may retire it (LIFECYCLE D2).
 *
 * Refuses what is not there, a stale revision, and an app without a live version.
 *
 * @throws ForbiddenError for people who may see the app but not retire it.
 */
export async function findEnding(
  ctx: RequestContext,
  tx: RequestContext,
  { appId, expectedRevision }: { appId: string; expectedRevision: number },
): Promise<CommandResult<VersionAndApp>> {
  const viewer = requireViewer(ctx)
  const app = await findAppForChange(tx, viewer, appId)
  if (!app) return notFound('app', ['appId'])
  const { vendorId } = app
  if (!authorize(viewer, 'app-version.retire', { vendorId }).ok)
    return deny(ctx, 'app-version.retire', { vendorId, appId })
  if (app.revision !== expectedRevision) return stale(expectedRevision, app.revision)
  const version = await tx.em.findOne(AppVersion, { appId, status: 'LIVE' }, FOR_UPDATE)
  if (version) return ok({ version, app })
  const message = 'Only the end of a live app is announced.'
  return refuse({ code: 'INVALID_TRANSITION', message, path: ['appId'] })
}
