import type { RequestContext } from '../../../context.ts'
import { authorize } from '../../../domain/abilities.ts'
import { ok } from '../../../domain/result.ts'
import type { Pilot } from '../../../entities/access/pilot.entity.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { findVersionForChange, type VersionAndApp } from '../../registration/find-version.ts'
import { type CommandResult, notFound, refuse, stale } from '../../user-fault.ts'
import { openPilotOf } from './pilot-access.ts'

export interface PilotAt {
  versionId: string
  /** Of the pilot. */
  expectedRevision: number
}

/**
 * Finds the pilot of a version that is not over, for change, and locks the version.
 * Refuses people of its vendor, and versions that nobody tries out now.
 *
 * @throws ForbiddenError for people who may see the version but do not decide about its pilot.
 */
export async function findPilot(
  ctx: RequestContext,
  tx: RequestContext,
  { versionId, expectedRevision }: PilotAt,
): Promise<CommandResult<VersionAndApp & { pilot: Pilot }>> {
  const viewer = requireViewer(ctx)
  const found = await findVersionForChange(tx, viewer, versionId)
  if (!found) return notFound('version', ['versionId'])
  const { vendorId, id: appId } = found.app
  const allowed = authorize(viewer, 'stage.decide', { vendorId, stage: 'PILOT' })
  if (!allowed.ok && allowed.error.code === 'FORBIDDEN')
    return deny(ctx, 'stage.decide', { vendorId, appId })
  if (!allowed.ok) return refuse({ code: 'SEPARATION_OF_DUTIES', message: allowed.error.reason })
  const pilot = await openPilotOf(tx, found)
  if (!pilot || pilot.endsAt <= ctx.ports.clock.now()) {
    const message = 'Nobody tries this version out now: there is no pilot, or it is over.'
    return refuse({ code: 'INVALID_TRANSITION', message, path: ['versionId'] })
  }
  if (pilot.revision !== expectedRevision) return stale(expectedRevision, pilot.revision)
  return ok({ ...found, pilot })
}
