import type { ReactElement, ReactNode } from 'react'
import {
  APP_USE_NAMES,
  ATTESTATION_ANSWER_NAMES,
  AUDIENCE_NAMES,
  COMPLIANCE_CLAIM_NAMES,
  FHIR_VERSION_NAMES,
  INTENT_LABEL_NAMES,
  LAUNCH_MODE_NAMES,
  OPERATING_SYSTEM_NAMES,
  RISK_TIER_NAMES,
} from '../../../../schema/vocabulary/registration.ts'
import { Day } from '../../components/day.tsx'
import { TierBars } from '../../components/tier-bars.tsx'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import type { ListingFacts_ListingFragment } from '../../gql/graphql.ts'

const ListingFactsListing = graphql(`
  fragment ListingFacts_listing on GalleryListing {
    vendorName
    versionNumber
    liveSince
    lastReviewedAt
    riskTier
    attestation
    operatingSystems
    fhirVersions
    audiences
    uses
    intent
    launchModes
    compliance
    launchCount
  }
`)

interface ListingFactsProps {
  readonly listing: FragmentType<typeof ListingFactsListing>
}

/** The facts beside a listing: the hospital's own, then what the vendor says. */
export function ListingFacts(props: ListingFactsProps): ReactElement {
  const listing = readFragment(ListingFactsListing, props.listing)
  return (
    <section className="gh-card" aria-labelledby="facts">
      <h2 className="gh-heading" id="facts">
        Facts
      </h2>
      <dl className="gh-facts">
        <ReviewFacts listing={listing} />
        <VendorFacts listing={listing} />
      </dl>
    </section>
  )
}

interface Facts {
  readonly listing: ListingFacts_ListingFragment
}

function ReviewFacts({ listing }: Facts): ReactElement {
  return (
    <>
      <Fact name="Made by">{listing.vendorName}</Fact>
      <Fact name="Version">
        {listing.versionNumber}, live since <Day at={listing.liveSince} />
      </Fact>
      <Fact name="Last review by the hospital">
        {listing.lastReviewedAt ? <Day at={listing.lastReviewedAt} /> : 'Not recorded'}
      </Fact>
      <Fact name="Risk tier">
        <span className="gallery-tier">
          <TierBars tier={listing.riskTier} />
          {RISK_TIER_NAMES[listing.riskTier]}
        </span>
      </Fact>
      <Fact name="Privacy and security terms">
        {ATTESTATION_ANSWER_NAMES[listing.attestation]} by the vendor
      </Fact>
      <Fact name="Launches">{listing.launchCount.toLocaleString('en-GB')}</Fact>
    </>
  )
}

function VendorFacts({ listing }: Facts): ReactElement {
  return (
    <>
      <Fact name="Works on">{words(listing.operatingSystems, OPERATING_SYSTEM_NAMES)}</Fact>
      <Fact name="Made for">{words(listing.audiences, AUDIENCE_NAMES)}</Fact>
      <Fact name="Used for">{words(listing.uses, APP_USE_NAMES)}</Fact>
      {listing.intent && <Fact name="Purpose">{INTENT_LABEL_NAMES[listing.intent]}</Fact>}
      <Fact name="Starts">{words(listing.launchModes, LAUNCH_MODE_NAMES)}</Fact>
      <Fact name="FHIR versions">{words(listing.fhirVersions, FHIR_VERSION_NAMES)}</Fact>
      <Fact name="The vendor claims to comply with">
        {words(listing.compliance, COMPLIANCE_CLAIM_NAMES) || 'Nothing stated'}
      </Fact>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function words<Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
): string {
  return values.map((value) => names[value]).join(', ')
}
