import type { RequestContext, SignedInViewer } from '../../context.ts'
import { authorize, can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { maySee } from '../../domain/visibility.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { deny, requireViewer } from '../authorize.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'
import { type EvidencePack, makeEvidencePack } from './evidence-pack.ts'

/**
 * Says whether who asks may take the evidence pack of a version. Refuses people of its vendor, as every decision about it.
 *
 * @throws ForbiddenError for people who may see the version but take no evidence.
 */
export async function mayTakeEvidence(
  ctx: RequestContext,
  versionId: string,
): Promise<CommandResult<VersionAndApp>> {
  const viewer = requireViewer(ctx)
  const found = await findVersion(ctx, viewer, versionId)
  if (!found) return notFound('version', ['versionId'])
  const { id: appId, vendorId } = found.app
  const allowed = authorize(viewer, 'evidence.export', { vendorId })
  if (allowed.ok) return ok(found)
  if (allowed.error.code === 'FORBIDDEN') return deny(ctx, 'evidence.export', { vendorId, appId })
  return refuse({ code: 'SEPARATION_OF_DUTIES', message: allowed.error.reason })
}

/**
 * Makes the pack for a person, with what they may read in it; nothing when it is not for them now.
 * Every time is recorded.
 */
export async function openEvidence(
  ctx: RequestContext & { viewer: SignedInViewer },
  versionId: string,
): Promise<EvidencePack | undefined> {
  const { viewer } = ctx
  const found = await findVersion(ctx, viewer, versionId)
  const subject = { vendorId: found?.app.vendorId }
  if (!found || !can(viewer, 'evidence.export', subject)) return undefined
  return makeEvidencePack(ctx, found, {
    internalMessages: can(viewer, 'message.post-internal', subject),
    documents: can(viewer, 'document.read', subject),
    contracts: can(viewer, 'contract.read', subject),
    policies: can(viewer, 'policy.write'),
  })
}

async function findVersion(
  { em, organizationId }: RequestContext,
  viewer: SignedInViewer,
  id: string,
): Promise<VersionAndApp | undefined> {
  const version = await em.findOne(AppVersion, { id, organizationId })
  const app = version && (await em.findOne(App, { id: version.appId }))
  return version && app && maySee(viewer, app.vendorId, version.status)
    ? { version, app }
    : undefined
}
