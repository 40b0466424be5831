import type { ReactElement } from 'react'
import { graphql } from '../../gql/gql.ts'
import type { ListingPageQuery } from '../../gql/graphql.ts'
import type { Brand } from '../../lib/brand.ts'
import type { Execute } from '../../lib/execute.ts'
import { useReader } from '../../lib/words/reader.ts'
import { AppIcon } from '../app-icon.tsx'
import { Notice } from '../notice.tsx'
import { SunsetNotice } from '../sunset-notice.tsx'
import { LaunchWay } from './launch-way.tsx'
import { ListingFacts } from './listing-facts.tsx'
import { ListingLinks } from './listing-links.tsx'
import { ListingScopes } from './listing-scopes.tsx'
import { type Similar, SimilarApps, SimilarAppsDocument } from './similar-apps.tsx'

/** One app of the gallery, whole. */
export const ListingPageDocument = graphql(`
  query ListingPage($slug: String!) {
    galleryListing(slug: $slug) {
      name
      vendorName
      shortDescription
      longDescription
      iconUrl
      attestation
      ...LaunchWay_listing
      sunsetAt
      successor {
        slug
        name
      }
      ...ListingScopes_listing
      ...ListingFacts_listing
      ...ListingLinks_listing
    }
  }
`)

type Listing = NonNullable<ListingPageQuery['galleryListing']>

/** Asks the API for one listing with those like it; null when no live app has this name in its address. */
export async function loadListing(
  execute: Execute,
  slug: string,
): Promise<{ listing: Listing; similar: readonly Similar[] } | null> {
  // Two requests: the API answers what asks for a listing alone by the shortest way.
  const [{ galleryListing }, { similarListings }] = await Promise.all([
    execute(ListingPageDocument, { slug }),
    execute(SimilarAppsDocument, { slug }),
  ])
  return galleryListing ? { listing: galleryListing, similar: similarListings } : null
}

interface ListingPageProps {
  readonly slug: string
  readonly listing: Listing
  readonly similar: readonly Similar[]
  readonly brand: Brand
  /** Where the list is from which people come. @default '/' */
  readonly home?: '/' | '/clinicians'
}

/** Everything the public may know about one live app, what it does with data first. */
export function ListingPage(props: ListingPageProps): ReactElement {
  const { slug, listing, similar, brand, home = '/' } = props
  const { t } = useReader()
  return (
    <article className="gh-stack gallery-listing">
      <a className="gallery-back" href={home}>
        {home === '/' ? t('All apps') : t('Apps for clinicians')}
      </a>
      <ListingHead listing={listing} />
      {listing.sunsetAt && (
        <SunsetNotice sunsetAt={listing.sunsetAt} successor={listing.successor} />
      )}
      {listing.attestation === 'DECLINED' && (
        <Notice kind="warning" title={t('This vendor declined the privacy and security terms')}>
          <p>
            {t(
              '{{vendor}} did not accept the minimum privacy and security terms that {{hospital}} asks of every vendor. Once data has left the hospital, the vendor alone decides what happens to it. Read the privacy policy before you allow anything.',
              { vendor: listing.vendorName, hospital: brand.name },
            )}
          </p>
        </Notice>
      )}
      <div className="gallery-columns">
        <div className="gh-stack">
          <ListingScopes listing={listing} />
          <section className="gh-card" aria-labelledby="about">
            <h2 className="gh-heading" id="about">
              {t('About this app')}
            </h2>
            <p className="gh-prose">{listing.longDescription}</p>
          </section>
        </div>
        <aside className="gh-stack" aria-label={t('Facts and links')}>
          <ListingFacts listing={listing} />
          <ListingLinks listing={listing} />
          <DepartmentLink slug={slug} />
        </aside>
      </div>
      <SimilarApps similar={similar} base={home === '/' ? '/apps' : `${home}/apps`} />
    </article>
  )
}

function ListingHead({ listing }: Pick<ListingPageProps, 'listing'>): ReactElement {
  const { t } = useReader()
  return (
    <header className="gallery-listing-head">
      <div className="gh-app">
        <AppIcon name={listing.name} iconUrl={listing.iconUrl} isLarge />
        <div>
          <h1 className="gh-title">{listing.name}</h1>
          <p className="gh-muted">{t('by {{vendor}}', { vendor: listing.vendorName })}</p>
        </div>
      </div>
      <LaunchWay listing={listing} />
      <p className="gh-lead">{listing.shortDescription}</p>
    </header>
  )
}

/** Who leads a department asks for the app in the portal, where it is known who they are. */
function DepartmentLink({ slug }: Pick<ListingPageProps, 'slug'>): ReactElement {
  const { t } = useReader()
  return (
    <section className="gh-card gh-stack-tight" aria-labelledby="department">
      <h2 className="gh-heading" id="department">
        {t('You lead a department?')}
      </h2>
      <a href={`/portal/activations?${new URLSearchParams({ app: slug })}`}>
        {t('Ask for this app for your department')}
      </a>
    </section>
  )
}
