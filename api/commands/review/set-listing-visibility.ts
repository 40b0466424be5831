import type { ListingVisibility } from '../../../schema/vocabulary/listing-visibility.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { App } from '../../entities/app/app.entity.ts'
import { GalleryCard } from '../../entities/app/gallery-card.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, notFound, stale } from '../user-fault.ts'

export interface ListingVisibilityInput {
  appId: string
  visibility: ListingVisibility
  expectedRevision: number
}

/**
 * Says who finds an app in the gallery: everybody, or the people of the hospital alone (R236). It holds from the next
 * answer on, and for versions to come. Whoever allowed the app already keeps it in My apps.
 *
 * @throws ForbiddenError for everybody but app admins and those who administer the hospital.
 */
export function setListingVisibility(
  ctx: RequestContext,
  { appId, visibility, expectedRevision }: ListingVisibilityInput,
): Promise<CommandResult<App>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    if (!can(viewer, 'activation.decide')) return deny(ctx, 'activation.decide')
    const where = { id: appId, organizationId: ctx.organizationId }
    const app = await tx.em.findOne(App, where, FOR_UPDATE)
    if (!app) return notFound('app', ['appId'])
    if (app.revision !== expectedRevision) return stale(expectedRevision, app.revision)
    const from = app.listingVisibility
    if (from === visibility) return ok(app)
    tx.em.assign(app, { listingVisibility: visibility, updatedAt: ctx.ports.clock.now() })
    const isClinical = visibility === 'CLINICAL'
    await tx.em.nativeUpdate(GalleryCard, { appId }, { isClinical, updatedAt: app.updatedAt })
    const subject = { vendorId: app.vendorId, appId }
    recordEvent(tx, {
      action: 'listing.visibility-changed',
      ...subject,
      detail: { from, to: visibility },
    })
    await tx.em.flush()
    return ok(app)
  })
}
