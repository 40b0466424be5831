import type { CertificationLevel } from '../../../schema/vocabulary/certification.ts'
import { deprecationStatus } from '../../../schema/vocabulary/deprecation.ts'
import type { PartnerTier } from '../../../schema/vocabulary/partner.ts'
import type { Scenario } from '../../../schema/vocabulary/scenario.ts'
import type { ScopeCatalog } from '../../../schema/vocabulary/scope-catalog.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'
import { grantedOf } from '../../domain/governance/scope-decisions.ts'
import type { Vendor } from '../../entities/account/vendor.entity.ts'
import type { App } from '../../entities/app/app.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ScopeRequest } from '../../entities/app/scope-request.entity.ts'

/** What a listing is made of. */
export interface ListingSource {
  app: Pick<
    App,
    | 'id'
    | 'organizationId'
    | 'slug'
    | 'riskTier'
    | 'listingVisibility'
    | 'launchCount'
    | 'lastReviewedAt'
    | 'supportContact'
    | 'sunsetAt'
  >
  /** What takes its place, where its end was announced. */
  successor: Pick<App, 'slug' | 'name'> | null
  version: Pick<
    AppVersion,
    | 'name'
    | 'number'
    | 'statusChangedAt'
    | 'shortDescription'
    | 'longDescription'
    | 'iconId'
    | 'operatingSystems'
    | 'audiences'
    | 'uses'
    | 'intent'
    | 'fhirVersions'
    | 'compliance'
    | 'launchModes'
    | 'homepageUrl'
    | 'privacyPolicyUrl'
    | 'termsUrl'
    | 'launchUrl'
    | 'attestationAnswer'
  >
  vendor: Pick<Vendor, 'displayName'>
  certification: CertificationLevel
  partnerTier: PartnerTier
  /** What of the difficult records of the sandbox it had met when it was last looked at. */
  scenarios: readonly Scenario[]
  /** In whose words it is said what the app may do. */
  catalog: ScopeCatalog
  /** Granted scopes only, in the order of the vendor. */
  scopes: readonly Pick<ScopeRequest, 'scope' | 'decision' | 'grantedScope' | 'purpose'>[]
}

/** Makes the row the gallery reads: what it is found and sorted by, and the public view as JSON text. */
export function listingCard(source: ListingSource) {
  const { app, version } = source
  const card = publicView(source)
  const { name, vendorName, shortDescription, longDescription } = card
  return {
    appId: app.id,
    organizationId: app.organizationId,
    slug: app.slug,
    isClinical: app.listingVisibility === 'CLINICAL',
    popularity: app.launchCount,
    audiences: version.audiences,
    uses: version.uses,
    operatingSystems: version.operatingSystems,
    fhirVersions: version.fhirVersions,
    intent: version.intent ?? '',
    riskTier: app.riskTier,
    attestation: card.attestation,
    certification: card.certification,
    searchText: [name, vendorName, shortDescription, longDescription].join('\n'),
    card: JSON.stringify(card),
  }
}

function publicView({ app, version, vendor, scopes, catalog, ...standing }: ListingSource) {
  const { operatingSystems, audiences, uses, fhirVersions, compliance, launchModes } = version
  return {
    appId: Buffer.from(`App:${app.id}`).toString('base64url'),
    slug: app.slug,
    name: version.name,
    vendorName: vendor.displayName,
    shortDescription: version.shortDescription ?? '',
    longDescription: version.longDescription ?? '',
    iconUrl: version.iconId ? `/icons/${version.iconId}.png` : null,
    operatingSystems,
    audiences,
    uses,
    intent: version.intent ?? null,
    fhirVersions,
    compliance,
    launchModes,
    homepageUrl: version.homepageUrl ?? '',
    privacyPolicyUrl: version.privacyPolicyUrl ?? '',
    termsUrl: version.termsUrl ?? '',
    launchUrl: version.launchUrl ?? null,
    attestation: version.attestationAnswer ?? 'DECLINED',
    riskTier: app.riskTier,
    certification: standing.certification,
    partnerTier: standing.partnerTier,
    versionNumber: version.number,
    liveSince: version.statusChangedAt.toISOString(),
    lastReviewedAt: app.lastReviewedAt?.toISOString() ?? null,
    supportContact: app.supportContact,
    launchCount: app.launchCount,
    scenarios: standing.scenarios,
    deprecationStatus: deprecationStatus(['LIVE'], app.sunsetAt),
    sunsetAt: app.sunsetAt?.toISOString() ?? null,
    successor: standing.successor && {
      slug: standing.successor.slug,
      name: standing.successor.name,
    },
    scopes: scopes.flatMap((request) => listedScopes(request, catalog)),
  }
}

function listedScopes(request: ListingSource['scopes'][number], catalog: ScopeCatalog) {
  return grantedOf(request).map((scope) => {
    const { sentence, writes, sensitivity } = describeScope(scope, 'patient', { catalog })
    return { scope, plainLanguage: sentence, purpose: request.purpose, writes, sensitivity }
  })
}
