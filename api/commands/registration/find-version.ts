import type { Ability } from '../../../schema/vocabulary/permission.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { rolesOver } from '../../domain/abilities.ts'
import type { LifecycleActor } from '../../domain/app-lifecycle.ts'
import { maySee } from '../../domain/visibility.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { FOR_UPDATE } from '../revision.ts'

export interface VersionAndApp {
  version: AppVersion
  app: App
}

/**
 * Loads a version for change, or nothing when it is not there or not to be seen by who asks.
 *
 * The app is locked first and always, so that two people deciding about two versions of one app take turns.
 */
export async function findVersionForChange(
  ctx: RequestContext,
  viewer: SignedInViewer,
  versionId: string,
): Promise<VersionAndApp | undefined> {
  const found = await ctx.em.findOne(AppVersion, {
    id: versionId,
    organizationId: ctx.organizationId,
  })
  if (!found) return undefined
  const app = await ctx.em.findOneOrFail(App, { id: found.appId }, { ...FOR_UPDATE, refresh: true })
  if (!maySee(viewer, app.vendorId, found.status)) return undefined
  const version = await ctx.em.findOneOrFail(
    AppVersion,
    { id: versionId },
    { ...FOR_UPDATE, refresh: true },
  )
  return { version, app }
}

/** Who somebody is to the lifecycle of one vendor's app. */
export function actorFor(
  viewer: SignedInViewer,
  ability: Ability,
  vendorId: string,
): LifecycleActor {
  return { roles: rolesOver(viewer, ability, { vendorId }) }
}
