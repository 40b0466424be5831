import type { RequestContext } from '../../context.ts'
import { App } from '../../entities/app/app.entity.ts'

/** Reads an app by the address of its listing. Whether the asker may see it is asked elsewhere. */
export function appBySlug(ctx: RequestContext, slug: string): Promise<App | null> {
  return ctx.em.findOne(App, { organizationId: ctx.organizationId, slug })
}
