import type { RequestContext } from '../../context.ts'
import { certificationOf } from '../../domain/certification.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import type { App } from '../../entities/app/app.entity.ts'
import { GalleryCard } from '../../entities/app/gallery-card.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { StageReview } from '../../entities/app/stage-review.entity.ts'
import { hospitalCatalog } from '../../queries/gallery/hospital-catalog.ts'
import { partnerStandings } from '../../queries/partner/partner-standings.ts'
import { validationRunsOf } from '../../queries/review/validation-runs.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { listingCard } from './listing-card.ts'

type NamedApp = Pick<App, 'slug' | 'name'>

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
  const catalog = await hospitalCatalog(ctx)
  const [partner] = await partnerStandings(ctx, [app.vendorId])
  const now = ctx.ports.clock.now()
  const { attestationAnswer = null } = version
  const facts = { status: 'LIVE', attestationAnswer, stages } as const
  const due = { recertificationDueAt: app.recertificationDueAt ?? null }
  const { level: certification } = certificationOf({ ...facts, ...due }, now)
  const [run] = await validationRunsOf(ctx, version.id)
  const scenarios = run?.scenarios ?? []
  const successor = await listedSuccessor(ctx, app)
  const standing = {
    successor,
    certification,
    partnerTier: partner?.tier ?? 'REGISTERED',
    scenarios,
  } as const
  await ctx.em.upsert(GalleryCard, {
    ...listingCard({ version, app, vendor, scopes, catalog, ...standing }),
    updatedAt: now,
  })
  const isPublic = app.listingVisibility === 'PUBLIC'
  await nameSuccessor(ctx, app.id, isPublic ? { slug: app.slug, name: version.name } : null)
}

async function listedSuccessor(
  ctx: RequestContext,
  { successorAppId }: App,
): Promise<NamedApp | null> {
  if (!successorAppId) return null
  const [successor] = await ctx.em.execute<NamedApp[]>(
    `select slug, card::jsonb->>'name' as name from gallery_card where app_id = ? and not is_clinical`,
    [successorAppId],
  )
  return successor ?? null
}

/** Lets the listings of apps that end say what takes their place as it is listed now; null once it is not. */
async function nameSuccessor(
  ctx: RequestContext,
  appId: string,
  successor: NamedApp | null,
): Promise<void> {
  await ctx.em.execute(
    `update gallery_card set card = (card::jsonb || jsonb_build_object('successor', ?::jsonb))::text
     where app_id in (select id from app where successor_app_id = ?)`,
    [JSON.stringify(successor), appId],
  )
}

/** Takes an app out of the gallery. */
export async function hideListing(ctx: RequestContext, { app }: VersionAndApp): Promise<void> {
  await ctx.em.nativeDelete(GalleryCard, { appId: app.id })
  await nameSuccessor(ctx, app.id, null)
}
