import type { TemplatePlaceholder } from '../../../schema/vocabulary/template-placeholder.ts'
import type { RequestContext } from '../../context.ts'
import type { Vendor } from '../../entities/account/vendor.entity.ts'
import type { App } from '../../entities/app/app.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'

/** Gathers what a form may leave open for one version. One statement, and none when the hospital was read already. */
export async function placeholderFacts(
  ctx: RequestContext,
  {
    version,
    app,
    vendor,
    scopes,
  }: {
    version: AppVersion
    app: App
    vendor: Vendor | null | undefined
    scopes: readonly ScopeRequest[]
  },
): Promise<Record<TemplatePlaceholder, string>> {
  const { name, settings } = await ctx.em.findOneOrFail(Organization, { id: ctx.organizationId })
  return {
    'vendor.legalName': vendor?.displayName ?? '',
    'vendor.address': vendor ? addressLine(vendor) : '',
    'app.name': app.name,
    'app.version': String(version.number),
    'app.riskTier': app.riskTier.toLowerCase(),
    'app.scopes': scopes.map(({ scope }) => scope).join(', '),
    'organization.name': name,
    'organization.supportEmail': settings.supportEmail,
    'review.submittedOn': version.submittedAt?.toISOString().slice(0, 10) ?? '',
  }
}

function addressLine({ address }: Vendor): string {
  const { line1, line2, postalCode, city, region, country } = address
  return [line1, line2, [postalCode, city].filter(Boolean).join(' '), region, country]
    .filter(Boolean)
    .join(', ')
}
