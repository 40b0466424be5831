import type { ReactElement } from 'react'
import { plural } from '../../../../schema/vocabulary/words.ts'
import { Icon } from '../../components/icon.tsx'
import { ListingCard } from '../../components/listing-card.tsx'
import { graphql } from '../../gql/gql.ts'
import type { GalleryListingsQuery } from '../../gql/graphql.ts'
import type { Brand } from '../../lib/brand.ts'
import type { Execute } from '../../lib/execute.ts'
import { type Reader, useReader } from '../../lib/words/reader.ts'
import { FilterForm, SearchBox } from './filter-form.tsx'
import { filtersInForce, galleryFilter, listHref, searchText } from './gallery-filter.ts'

const PAGE_SIZE = 24

const GalleryListings = graphql(`
  query GalleryListings($first: Int!, $after: String, $filter: GalleryFilter) {
    galleryListings(first: $first, after: $after, filter: $filter) {
      nodes {
        slug
        ...ListingCard_listing
      }
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      facets {
        field
        value
        count
      }
    }
  }
`)

type Listings = GalleryListingsQuery['galleryListings']

/** Asks the API for the page of the list that the address describes. */
export async function loadListings(execute: Execute, query: URLSearchParams): Promise<Listings> {
  const { galleryListings } = await execute(GalleryListings, {
    first: PAGE_SIZE,
    after: query.get('after'),
    filter: galleryFilter(query),
  })
  return galleryListings
}

interface BrowsePageProps {
  readonly listings: Listings
  readonly query: URLSearchParams
  readonly brand: Brand
}

/** The front door: every app a person may use, with search and filters. */
export function BrowsePage({ listings, query, brand }: BrowsePageProps): ReactElement {
  const reader = useReader()
  const { language, t } = reader
  const welcome = brand.galleryWelcome[language] ?? brand.galleryWelcome.en
  return (
    <>
      <div className="gallery-hero">
        <h1 className="gh-title">{t('Apps reviewed by {{name}}', { name: brand.name })}</h1>
        <p className="gh-lead">
          {t(
            'Each page says in plain words what the app reads and changes. Nothing is shared until you allow it, and you can stop it at any time.',
          )}
        </p>
        {welcome && <p className="gh-words">{welcome}</p>}
        <SearchBox query={query} />
        <p className="gh-muted">
          {t('Do you work here?')} <a href="/clinicians">{t('See the apps for clinicians')}</a>
        </p>
      </div>
      <div className="gallery-browse">
        <FilterForm query={query} facets={listings.facets} />
        <section className="gallery-list" aria-labelledby="apps">
          <h2 className="gh-visually-hidden" id="apps">
            {t('Apps')}
          </h2>
          <p className="gh-muted" role="status" aria-live="polite" id="count">
            {countInWords(reader, listings.totalCount)}
          </p>
          <div id="results" className="gh-stack">
            <FilterChips query={query} />
            <Results listings={listings} query={query} />
          </div>
        </section>
      </div>
    </>
  )
}

/** Writes how many apps a list holds. */
function countInWords({ language, t }: Reader, count: number): string {
  return plural(language, count, { one: t('1 app'), other: t('{{count}} apps', { count }) })
}

function Results({ listings, query }: Omit<BrowsePageProps, 'brand'>): ReactElement {
  const { t } = useReader()
  const { nodes, pageInfo } = listings
  if (nodes.length === 0) {
    return <NoResults isFiltered={filtersInForce(query).length > 0} words={searchText(query)} />
  }
  return (
    <>
      <div className="gallery-cards">
        {nodes.map((listing) => (
          <ListingCard key={listing.slug} listing={listing} />
        ))}
      </div>
      <nav className="gh-actions" aria-label={t('Pages')}>
        {query.has('after') && (
          <a className="gh-button gh-button-secondary" href={listHref(query, {})}>
            {t('First page')}
          </a>
        )}
        {pageInfo.hasNextPage && pageInfo.endCursor && (
          <a
            className="gh-button gh-button-secondary"
            rel="next"
            href={listHref(query, { after: pageInfo.endCursor })}
          >
            {t('Next page')}
            <Icon name="arrow" />
          </a>
        )}
      </nav>
      <p className="gh-muted">
        <a href="/request-app">{t('Ask for an app that is not here')}</a>
      </p>
    </>
  )
}

function FilterChips({ query }: { readonly query: URLSearchParams }): ReactElement | null {
  const { known, t } = useReader()
  const filters = filtersInForce(query)
  if (filters.length === 0) return null
  return (
    <ul className="gh-chips" aria-label={t('Filters in force')}>
      {filters.map(({ label, hrefWithout }) => (
        <li key={hrefWithout}>
          <a className="gh-chip" href={hrefWithout}>
            <span className="gh-visually-hidden">{t('Remove')} </span>
            {known(label)}
            <Icon name="close" />
          </a>
        </li>
      ))}
      <li>
        <a className="gallery-clear" href="/">
          {t('Clear all')}
        </a>
      </li>
    </ul>
  )
}

interface NoResultsProps {
  readonly isFiltered: boolean
  /** What was searched for: the name of the app, perhaps. */
  readonly words: string
}

function NoResults({ isFiltered, words }: NoResultsProps): ReactElement {
  const { t } = useReader()
  return (
    <div className="gh-empty">
      <h3 className="gh-heading">{t(isFiltered ? 'No app matches' : 'No apps yet')}</h3>
      <p className="gh-muted">
        {t(
          isFiltered
            ? 'Try other words, or take a filter away.'
            : 'Apps appear here as soon as the hospital has reviewed and released them.',
        )}
      </p>
      <div className="gh-actions">
        {isFiltered && (
          <a className="gh-button gh-button-secondary" href="/">
            {t('Show all apps')}
          </a>
        )}
        <a className="gh-button gh-button-secondary" href={requestHref(words)}>
          {t('Ask for an app')}
        </a>
      </div>
    </div>
  )
}

function requestHref(words: string): string {
  return words ? `/request-app?${new URLSearchParams({ appName: words })}` : '/request-app'
}
