import type { RequestContext } from '../../context.ts'
import { certificationOf } from '../../domain/certification.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import { GalleryCard } from '../../entities/app/gallery-card.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { StageReview } from '../../entities/app/stage-review.entity.ts'
import { partnerStandings } from '../../queries/partner/partner-standings.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { listingCard } from './listing-card.ts'

/** Writes the public view of a live version: the one row the gallery reads. */
export async function showListing(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
): Promise<void> {
  const vendor = await ctx.em.findOneOrFail(Vendor, { id: app.vendorId })
  const scopes = await ctx.em.find(
    ScopeRequest,
    { appVersionId: version.id, decision: { $in: ['GRANTED', 'NARROWED'] } },
    { orderBy: { position: 'asc' } },
  )
  const stages = await ctx.em.find(StageReview, { appVersionId: version.id })
  const [partner] = await partnerStandings(ctx, [app.vendorId])
  const now = ctx.ports.clock.now()
  const { attestationAnswer = null } = version
  const facts = { status: 'LIVE', attestationAnswer, stages } as const
  const due = { recertificationDueAt: app.recertificationDueAt ?? null }
  const { level: certification } = certificationOf({ ...facts, ...due }, now)
  const standing = { certification, partnerTier: partner?.tier ?? 'REGISTERED' } as const
  await ctx.em.upsert(GalleryCard, {
    ...listingCard({ version, app, vendor, scopes, ...standing }),
    updatedAt: now,
  })
}

/** Takes an app out of the gallery. */
export async function hideListing(ctx: RequestContext, { app }: VersionAndApp): Promise<void> {
  await ctx.em.nativeDelete(GalleryCard, { appId: app.id })
}
