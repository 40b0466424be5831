import type { ReactElement } from 'react'
import { isContextScope } from '../../../schema/vocabulary/context-scope.ts'
import type { RiskTier } from '../../../schema/vocabulary/registration.ts'
import { type FragmentType, readFragment } from '../gql/fragment-masking.ts'
import { graphql } from '../gql/gql.ts'
import type { ListingCard_ListingFragment } from '../gql/graphql.ts'
import { calendarDay } from '../lib/format-date.ts'
import { type PlainSentence, useReader } from '../lib/words/reader.ts'
import { AppIcon } from './app-icon.tsx'
import { Icon } from './icon.tsx'
import { TierBars } from './tier-bars.tsx'

const SHOWN_SCOPES = 2

const RISKS = {
  LOW: 'Low risk',
  MODERATE: 'Moderate risk',
  HIGH: 'High risk',
  CRITICAL: 'Critical risk',
} as const satisfies Readonly<Record<RiskTier, PlainSentence>>

const ListingCardListing = graphql(`
  fragment ListingCard_listing on GalleryListing {
    slug
    name
    vendorName
    shortDescription
    iconUrl
    riskTier
    attestation
    certification
    sunsetAt
    scopes {
      scope
      plainLanguage
      writes
    }
  }
`)

interface ListingCardProps {
  readonly listing: FragmentType<typeof ListingCardListing>
  /** Where the pages of apps are. @default '/apps' */
  readonly base?: string
}

/** Shows one app of the list: what it is, who made it, what it wants to see. */
export function ListingCard({ base = '/apps', ...props }: ListingCardProps): ReactElement {
  const { language, t } = useReader()
  const listing = readFragment(ListingCardListing, props.listing)
  return (
    <article className="gh-card gh-card-link gallery-card">
      <div className="gh-app">
        <AppIcon name={listing.name} iconUrl={listing.iconUrl} />
        <div>
          <h3 className="gh-app-name">
            <a className="gh-cover" href={`${base}/${encodeURIComponent(listing.slug)}`}>
              {listing.name}
            </a>
          </h3>
          <p className="gh-app-vendor">{listing.vendorName}</p>
        </div>
      </div>
      <p>{listing.shortDescription}</p>
      <ScopesInBrief scopes={listing.scopes} />
      <p className="gallery-card-foot">
        <span className="gh-chip">
          <TierBars tier={listing.riskTier} />
          {t(RISKS[listing.riskTier])}
        </span>
        {listing.certification === 'CERTIFIED' && (
          <span className="gh-chip">
            <Icon name="check" />
            {t('Certified')}
          </span>
        )}
        {listing.sunsetAt && (
          <span className="gh-chip gallery-chip-warning">
            <Icon name="alert" />
            {t('Ends on {{day}}', { day: calendarDay(listing.sunsetAt, language) })}
          </span>
        )}
        {listing.attestation === 'DECLINED' && (
          <span className="gh-chip gallery-chip-warning">
            <Icon name="alert" />
            {t('Privacy terms declined')}
          </span>
        )}
      </p>
    </article>
  )
}

function ScopesInBrief({ scopes }: Pick<ListingCard_ListingFragment, 'scopes'>): ReactElement {
  const { sayScope, t } = useReader()
  const data = scopes.filter(({ scope }) => !isContextScope(scope))
  const more = data.length - SHOWN_SCOPES
  if (data.length === 0)
    return <p className="gallery-brief gh-muted">{t('Reads no health data')}</p>
  return (
    <ul className="gallery-brief">
      {data.slice(0, SHOWN_SCOPES).map(({ scope, plainLanguage, writes }) => (
        <li key={scope}>
          <Icon name={writes ? 'pencil' : 'eye'} />
          {sayScope(scope, plainLanguage)}
        </li>
      ))}
      {more > 0 && (
        <li className="gallery-brief-more">{t('and {{count}} more', { count: more })}</li>
      )}
    </ul>
  )
}
