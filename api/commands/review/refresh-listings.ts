import type { RequestContext } from '../../context.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { showListing } from './listing-effects.ts'

/** Writes the listings of a vendor's live apps anew, after its name changed. */
export async function refreshListings(ctx: RequestContext, vendorId: string): Promise<void> {
  const apps = await ctx.em.find(App, { vendorId })
  const live = await ctx.em.find(AppVersion, {
    appId: { $in: apps.map((app) => app.id) },
    status: 'LIVE',
  })
  for (const version of live) {
    const app = apps.find(({ id }) => id === version.appId)
    if (app) await showListing(ctx, { version, app })
  }
}
