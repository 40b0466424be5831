import { listingCard } from '../../api/commands/review/listing-card.ts'
import { SCOPE_CATALOG } from '../../schema/vocabulary/scope-catalog.ts'
import type { generateAppRow } from './generate-app-row.ts'
import type { generateVendor } from './generate-vendor.ts'
import type { generateVersion } from './generate-version.ts'
import type { Row } from './row.ts'

/** The card as the commands write it, so that what is measured is what production reads. */
export function generateCard(
  app: ReturnType<typeof generateAppRow>,
  live: ReturnType<typeof generateVersion>,
  { vendor, scopes }: { vendor: ReturnType<typeof generateVendor>; scopes: readonly Row[] },
): Row {
  const written = listingCard({
    certification: 'BASIC',
    partnerTier: 'REGISTERED',
    scenarios: [],
    successor: null,
    catalog: SCOPE_CATALOG,
    app: {
      id: app.id,
      organizationId: app.organization_id,
      slug: app.slug,
      riskTier: app.risk_tier,
      listingVisibility: 'PUBLIC',
      launchCount: app.launch_count,
      lastReviewedAt: new Date(app.last_reviewed_at),
      supportContact: app.support_contact,
      sunsetAt: null,
    },
    version: {
      name: live.name,
      number: live.number,
      statusChangedAt: new Date(live.status_changed_at),
      iconId: null,
      shortDescription: live.short_description,
      longDescription: live.long_description,
      operatingSystems: live.operating_systems,
      audiences: live.audiences,
      uses: live.uses,
      intent: live.intent,
      fhirVersions: live.fhir_versions,
      compliance: live.compliance,
      launchModes: live.launch_modes,
      homepageUrl: live.homepage_url,
      privacyPolicyUrl: live.privacy_policy_url,
      termsUrl: live.terms_url,
      launchUrl: live.launch_url,
      attestationAnswer: live.attestation_answer,
    },
    vendor: { displayName: vendor.legal_business_name },
    scopes: scopes.map(({ scope, purpose }) => ({
      scope: String(scope),
      decision: 'GRANTED' as const,
      grantedScope: null,
      purpose: String(purpose),
    })),
  })
  return { ...snakeCased(written), updated_at: app.updated_at }
}

function snakeCased(row: Row): Row {
  const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]))
}
