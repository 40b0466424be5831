import type { CertificationLevel } from '../../../schema/vocabulary/certification.ts'
import type { PartnerTier } from '../../../schema/vocabulary/partner.ts'
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
    | 'launchCount'
    | 'lastReviewedAt'
    | 'supportContact'
  >
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

function publicView({ app, version, vendor, scopes, ...standing }: ListingSource) {
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
    scopes: scopes.flatMap(listedScopes),
  }
}

function listedScopes(request: ListingSource['scopes'][number]) {
  return grantedOf(request).map((scope) => {
    const { sentence, writes, sensitivity } = describeScope(scope, 'patient')
    return { scope, plainLanguage: sentence, purpose: request.purpose, writes, sensitivity }
  })
}
