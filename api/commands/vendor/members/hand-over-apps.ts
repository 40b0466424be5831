import type { RequestContext } from '../../../context.ts'
import { VendorMember } from '../../../entities/account/vendor-member.entity.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'

/**
 * Passes the apps somebody answered for to an owner of the vendor: to the one who acts, else to the one who has
 * been there longest (R238: every app has an owner). What was granted before keeps the name it was granted to.
 */
export async function handOverApps(
  ctx: RequestContext,
  { vendorId, userId }: Pick<VendorMember, 'vendorId' | 'userId'>,
): Promise<void> {
  const apps = await ctx.em.find(App, { vendorId, ownerId: userId })
  if (!apps.length) return
  const owners = await ctx.em.find(
    VendorMember,
    { vendorId, role: 'OWNER' },
    { orderBy: { createdAt: 'asc' } },
  )
  const heir = owners.find((owner) => owner.userId === ctx.viewer?.userId) ?? owners[0]
  if (!heir) return
  for (const app of apps) {
    app.ownerId = heir.userId
    const detail = { from: userId, to: heir.userId }
    recordEvent(ctx, { action: 'app.owner-changed', vendorId, appId: app.id, detail })
  }
}
