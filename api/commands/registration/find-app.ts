import type { RequestContext, SignedInViewer } from '../../context.ts'
import { maySee } from '../../domain/visibility.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { FOR_UPDATE } from '../revision.ts'

/** Loads an app for change, or nothing when it is not there or none of its versions is to be seen by who asks. */
export async function findAppForChange(
  ctx: RequestContext,
  viewer: SignedInViewer,
  appId: string,
): Promise<App | undefined> {
  const where = { id: appId, organizationId: ctx.organizationId }
  const app = await ctx.em.findOne(App, where, { ...FOR_UPDATE, refresh: true })
  if (!app) return undefined
  const versions = await ctx.em.find(AppVersion, { appId })
  return versions.some(({ status }) => maySee(viewer, app.vendorId, status)) ? app : undefined
}
