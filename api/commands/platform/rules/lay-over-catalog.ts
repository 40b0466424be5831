import { RISK_TIERS } from '../../../../schema/vocabulary/registration.ts'
import { catalogWith, type ScopeCatalog } from '../../../../schema/vocabulary/scope-catalog.ts'
import type { RequestContext } from '../../../context.ts'
import { scopeKey } from '../../../domain/governance/rule-parts.ts'
import { riskOfVersion } from '../../../domain/requestable-scopes.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { AppVersion } from '../../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../../entities/app/scope-request.entity.ts'
import type { RuleSubject, RuleValue } from '../../../entities/platform/hospital-rule.entity.ts'
import { Organization } from '../../../entities/platform/organization.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { ratedVersion } from '../../../queries/review/rated-version.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { showListing } from '../../review/listing-effects.ts'
import { FOR_UPDATE } from '../../revision.ts'

/**
 * Puts a changed entry in force everywhere the catalog is read: the row of the hospital, the risk of what is in review or
 * in use, which only rises by it, and the listings that say it. A policy changes nothing that is kept elsewhere.
 */
export async function layOverCatalog(
  ctx: RequestContext,
  { subject, value }: { subject: RuleSubject; value: RuleValue },
): Promise<void> {
  const key = scopeKey(subject)
  if (key === undefined || 'waivers' in value) return
  const where = { id: ctx.organizationId }
  const organization = await ctx.em.findOneOrFail(Organization, where, FOR_UPDATE)
  const { [key]: _before, ...others } = organization.scopeOverrides ?? {}
  const isReset = Object.keys(value).length === 0
  const overrides = isReset ? others : { ...others, [key]: value }
  organization.scopeOverrides = overrides
  await ctx.em.flush()
  const catalog = catalogWith(overrides)
  for (const found of await versionsAsking(ctx, key)) {
    rateAgain(ctx, found, catalog)
    await ctx.em.flush()
    if (found.version.status === 'LIVE') await showListing(ctx, found)
  }
}

interface Asking extends VersionAndApp {
  scopes: string[]
}

/** The versions in review or in use that ask for this kind of data, or for every kind. */
async function versionsAsking(ctx: RequestContext, key: string): Promise<Asking[]> {
  const [resourceType = ''] = key.split(':')
  const rows = await ctx.em.execute<{ id: string }[]>(
    `select distinct v.id from app_version v join scope_request s on s.app_version_id = v.id
     where v.organization_id = ? and v.status in ('IN_REVIEW', 'LIVE', 'SUSPENDED') and s.scope like ?`,
    [ctx.organizationId, `%/${resourceType}.%`],
  )
  const versions = await ctx.em.find(AppVersion, { id: { $in: rows.map(({ id }) => id) } })
  const apps = await ctx.em.find(App, { id: { $in: versions.map(({ appId }) => appId) } })
  const ofThem = { appVersionId: { $in: versions.map(({ id }) => id) } }
  const requests = await ctx.em.find(ScopeRequest, ofThem, { orderBy: { position: 'asc' } })
  return versions.flatMap((version) => {
    const app = apps.find(({ id }) => id === version.appId)
    const asked = requests.filter(({ appVersionId }) => appVersionId === version.id)
    return app ? [{ version, app, scopes: asked.map(({ scope }) => scope) }] : []
  })
}

function rateAgain(
  ctx: RequestContext,
  { version, app, scopes }: Asking,
  catalog: ScopeCatalog,
): void {
  const { tier } = riskOfVersion(ratedVersion({ version, app }, scopes), catalog)
  const from = app.riskTier
  if (RISK_TIERS.indexOf(tier) <= RISK_TIERS.indexOf(from)) return
  app.riskTier = tier
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  const reason = 'The hospital rates what it asks for as more sensitive.'
  recordEvent(
    ctx,
    { action: 'risk-tier.raised', ...subject, detail: { from, to: tier, reason } },
    { type: 'risk-tier.raised', tier, ...subject },
  )
}
