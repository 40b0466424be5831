import type { ReactElement, ReactNode } from 'react'
import {
  CERTIFICATION_LEVEL_MEANINGS,
  CERTIFICATION_LEVEL_NAMES,
} from '../../../../schema/vocabulary/certification.ts'
import { LOCALES } from '../../../../schema/vocabulary/language.ts'
import { PARTNER_TIER_MEANINGS, PARTNER_TIER_NAMES } from '../../../../schema/vocabulary/partner.ts'
import {
  APP_USE_NAMES,
  type AttestationAnswer,
  AUDIENCE_NAMES,
  COMPLIANCE_CLAIM_NAMES,
  FHIR_VERSION_NAMES,
  INTENT_LABEL_NAMES,
  LAUNCH_MODE_NAMES,
  OPERATING_SYSTEM_NAMES,
  RISK_TIER_NAMES,
} from '../../../../schema/vocabulary/registration.ts'
import { isScenario, SCENARIO_NAMES } from '../../../../schema/vocabulary/scenario.ts'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import type { ListingFacts_ListingFragment } from '../../gql/graphql.ts'
import { type PlainSentence, useReader } from '../../lib/words/reader.ts'
import { Day } from '../day.tsx'
import { TierBars } from '../tier-bars.tsx'

const ListingFactsListing = graphql(`
  fragment ListingFacts_listing on GalleryListing {
    vendorName
    versionNumber
    liveSince
    lastReviewedAt
    riskTier
    certification
    partnerTier
    attestation
    operatingSystems
    fhirVersions
    audiences
    uses
    intent
    launchModes
    compliance
    launchCount
    scenarios
  }
`)

interface ListingFactsProps {
  readonly listing: FragmentType<typeof ListingFactsListing>
}

/** The facts beside a listing: the hospital's own, then what the vendor says. */
export function ListingFacts(props: ListingFactsProps): ReactElement {
  const { t } = useReader()
  const listing = readFragment(ListingFactsListing, props.listing)
  return (
    <section className="gh-card" aria-labelledby="facts">
      <h2 className="gh-heading" id="facts">
        {t('Facts')}
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

const ANSWERS = {
  ACCEPTED: 'Accepted by the vendor',
  DECLINED: 'Declined by the vendor',
} as const satisfies Readonly<Record<AttestationAnswer, PlainSentence>>

function ReviewFacts({ listing }: Facts): ReactElement {
  const { known, language, pieces, t } = useReader()
  return (
    <>
      <Fact name="Made by">
        {listing.vendorName}
        {listing.partnerTier !== 'REGISTERED' && (
          <span className="gh-hint gallery-explained">
            {known(PARTNER_TIER_NAMES[listing.partnerTier])}:{' '}
            {known(PARTNER_TIER_MEANINGS[listing.partnerTier])}
          </span>
        )}
      </Fact>
      <Fact name="Version">
        {pieces('{{version}}, live since {{day}}', {
          version: listing.versionNumber,
          day: <Day key="day" at={listing.liveSince} />,
        })}
      </Fact>
      <Fact name="Last review by the hospital">
        {listing.lastReviewedAt ? <Day at={listing.lastReviewedAt} /> : t('Not recorded')}
      </Fact>
      <Fact name="Certification">
        {known(CERTIFICATION_LEVEL_NAMES[listing.certification])}
        <span className="gh-hint gallery-explained">
          {known(CERTIFICATION_LEVEL_MEANINGS[listing.certification])}
        </span>
      </Fact>
      <Fact name="Risk tier">
        <span className="gallery-tier">
          <TierBars tier={listing.riskTier} />
          {known(RISK_TIER_NAMES[listing.riskTier])}
        </span>
      </Fact>
      <Fact name="Privacy and security terms">{t(ANSWERS[listing.attestation])}</Fact>
      <Fact name="Tried on difficult records">
        {listing.scenarios
          .filter(isScenario)
          .map((code) => known(SCENARIO_NAMES[code]))
          .join(', ') || t('Not recorded')}
      </Fact>
      <Fact name="Launches">{listing.launchCount.toLocaleString(LOCALES[language])}</Fact>
    </>
  )
}

function VendorFacts({ listing }: Facts): ReactElement {
  const { known, t } = useReader()
  const words = <Value extends string>(
    values: readonly Value[],
    names: Readonly<Record<Value, string>>,
  ): string => values.map((value) => known(names[value])).join(', ')
  return (
    <>
      <Fact name="Works on">{words(listing.operatingSystems, OPERATING_SYSTEM_NAMES)}</Fact>
      <Fact name="Made for">{words(listing.audiences, AUDIENCE_NAMES)}</Fact>
      <Fact name="Used for">{words(listing.uses, APP_USE_NAMES)}</Fact>
      {listing.intent && <Fact name="Purpose">{known(INTENT_LABEL_NAMES[listing.intent])}</Fact>}
      <Fact name="Starts">{words(listing.launchModes, LAUNCH_MODE_NAMES)}</Fact>
      <Fact name="FHIR versions">{words(listing.fhirVersions, FHIR_VERSION_NAMES)}</Fact>
      <Fact name="The vendor claims to comply with">
        {words(listing.compliance, COMPLIANCE_CLAIM_NAMES) || t('Nothing stated')}
      </Fact>
    </>
  )
}

function Fact({ name, children }: { name: PlainSentence; children: ReactNode }): ReactElement {
  const { t } = useReader()
  return (
    <div>
      <dt>{t(name)}</dt>
      <dd>{children}</dd>
    </div>
  )
}
