import { useQuery } from '@apollo/client/react'
import { type ReactElement, useDeferredValue, useId, useState } from 'react'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { plural } from '../../../../schema/vocabulary/words.ts'
import { Icon } from '../../components/icon.tsx'
import { ListingCard } from '../../components/listing-card.tsx'
import { graphql } from '../../gql/gql.ts'
import type { DepartmentCollectionsQuery } from '../../gql/graphql.ts'
import { useReader } from '../../lib/words/reader.ts'
import { ViewProblem } from './view-problem.tsx'

const BASE = '/clinicians/apps'

const DepartmentCollections = graphql(`
  query DepartmentCollections {
    departmentCollections {
      department
      isMine
      listings {
        slug
        ...ListingCard_listing
      }
    }
  }
`)

const ClinicianListings = graphql(`
  query ClinicianListings($filter: GalleryFilter!) {
    galleryListings(first: 60, filter: $filter) {
      nodes {
        slug
        ...ListingCard_listing
      }
      totalCount
    }
  }
`)

/** What departments use first, then every app approved for clinicians; searching looks through all of these. */
export function ClinicianView(): ReactElement {
  const { t } = useReader()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed).trim()
  const collections = useQuery(DepartmentCollections)
  if (collections.error && !collections.data) {
    return <ViewProblem error={collections.error} onRetry={() => collections.refetch()} />
  }
  return (
    <>
      <search className="gallery-search">
        <label className="gh-visually-hidden" htmlFor="clinician-search">
          {t('Search apps')}
        </label>
        <Icon name="search" />
        <input
          className="gh-input"
          id="clinician-search"
          type="search"
          autoComplete="off"
          maxLength={TEXT_LIMITS.search.max}
          placeholder={t('Search apps and vendors')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </search>
      {!collections.data && <div className="gh-card gallery-skeleton" aria-busy="true" />}
      {!search &&
        collections.data?.departmentCollections.map((collection) => (
          <Collection key={collection.department} collection={collection} />
        ))}
      {collections.data && <Approved search={search} />}
    </>
  )
}

interface CollectionProps {
  readonly collection: DepartmentCollectionsQuery['departmentCollections'][number]
}

function Collection({ collection }: CollectionProps): ReactElement {
  const { t } = useReader()
  const id = useId()
  const { department, isMine, listings } = collection
  return (
    <section className="gallery-section" aria-labelledby={id}>
      <h2 className="gh-heading" id={id}>
        {t('In use at {{department}}', { department })}
      </h2>
      {isMine && <p className="gh-muted">{t('Your department')}</p>}
      <div className="gallery-cards">
        {listings.map((listing) => (
          <ListingCard key={listing.slug} listing={listing} base={BASE} />
        ))}
      </div>
    </section>
  )
}

function Approved({ search }: { readonly search: string }): ReactElement {
  const { language, t } = useReader()
  const { data, previousData, error, refetch } = useQuery(ClinicianListings, {
    variables: { filter: { isForClinicians: true, ...(search && { search }) } },
  })
  // What could not be searched is not answered by the search before it.
  const found = (data ?? (error ? undefined : previousData))?.galleryListings
  if (error && !found) return <ViewProblem error={error} onRetry={() => refetch()} />
  if (!found) return <div className="gh-card gallery-skeleton" aria-busy="true" />
  const { nodes, totalCount } = found
  const count = plural(language, totalCount, {
    one: t('1 app'),
    other: t('{{count}} apps', { count: totalCount }),
  })
  return (
    <section className="gallery-section" aria-labelledby="approved">
      <h2 className="gh-heading" id="approved">
        {t('Approved for clinicians')}
      </h2>
      <p className="gh-muted" role="status" aria-live="polite">
        {count}
        {nodes.length < totalCount && `. ${t('Search to see the others.')}`}
      </p>
      <div className="gallery-cards">
        {nodes.map((listing) => (
          <ListingCard key={listing.slug} listing={listing} base={BASE} />
        ))}
      </div>
      {nodes.length === 0 && <p className="gh-muted">{t('No app matches')}</p>}
    </section>
  )
}
