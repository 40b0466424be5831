import type { ReactElement } from 'react'
import { AppIcon } from '../../components/app-icon.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { graphql } from '../../gql/gql.ts'
import type { ListingPageQuery } from '../../gql/graphql.ts'
import type { Brand } from '../../lib/brand.ts'
import type { Execute } from '../../lib/execute.ts'
import { safeUrl } from '../../lib/safe-url.ts'
import { useReader } from '../../lib/words/reader.ts'
import { ListingFacts } from './listing-facts.tsx'
import { ListingLinks } from './listing-links.tsx'
import { ListingScopes } from './listing-scopes.tsx'

const ListingPageDocument = graphql(`
  query ListingPage($slug: String!) {
    galleryListing(slug: $slug) {
      name
      vendorName
      shortDescription
      longDescription
      iconUrl
      launchUrl
      attestation
      ...ListingScopes_listing
      ...ListingFacts_listing
      ...ListingLinks_listing
    }
  }
`)

type Listing = NonNullable<ListingPageQuery['galleryListing']>

/** Asks the API for one listing; null when no live app has this name in its address. */
export async function loadListing(execute: Execute, slug: string): Promise<Listing | null> {
  return (await execute(ListingPageDocument, { slug })).galleryListing ?? null
}

interface ListingPageProps {
  readonly slug: string
  readonly listing: Listing
  readonly brand: Brand
}

/** Everything the public may know about one live app, what it does with data first. */
export function ListingPage({ slug, listing, brand }: ListingPageProps): ReactElement {
  const { t } = useReader()
  return (
    <article className="gh-stack gallery-listing">
      <a className="gallery-back" href="/">
        {t('All apps')}
      </a>
      <ListingHead listing={listing} />
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
    </article>
  )
}

function ListingHead({ listing }: Pick<ListingPageProps, 'listing'>): ReactElement {
  const { t } = useReader()
  const launchUrl = safeUrl(listing.launchUrl)
  return (
    <header className="gallery-listing-head">
      <div className="gh-app">
        <AppIcon name={listing.name} iconUrl={listing.iconUrl} isLarge />
        <div>
          <h1 className="gh-title">{listing.name}</h1>
          <p className="gh-muted">{t('by {{vendor}}', { vendor: listing.vendorName })}</p>
        </div>
      </div>
      {launchUrl && (
        <a className="gh-button" href={launchUrl} rel="noopener noreferrer">
          {t('Open this app')}
          <Icon name="external" />
        </a>
      )}
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
