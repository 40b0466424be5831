import { useQuery } from '@apollo/client/react'
import type { ReactElement } from 'react'
import { ListingPage, ListingPageDocument } from '../../components/listing/listing-page.tsx'
import { SimilarAppsDocument } from '../../components/listing/similar-apps.tsx'
import { GalleryBrandDocument } from '../../lib/brand.ts'
import { useReader } from '../../lib/words/reader.ts'
import { ViewProblem } from './view-problem.tsx'

/** The page of one app, as whoever is signed in may read it. */
export function ClinicianListing({ slug }: { readonly slug: string }): ReactElement {
  const { t } = useReader()
  const variables = { slug }
  const { data, error, refetch } = useQuery(ListingPageDocument, { variables })
  const similar = useQuery(SimilarAppsDocument, { variables })
  const branded = useQuery(GalleryBrandDocument)
  const brand = branded.data?.organization
  if (error && !data) return <ViewProblem error={error} onRetry={() => refetch()} />
  if (branded.error && !brand) {
    return <ViewProblem error={branded.error} onRetry={() => branded.refetch()} />
  }
  if (!data || !brand) return <div className="gh-card gallery-skeleton" aria-busy="true" />
  if (!data.galleryListing) {
    return (
      <div className="gh-empty">
        <h2 className="gh-heading">{t('There is no such app')}</h2>
        <p className="gh-muted">{t('It was taken out of the gallery, or you may not see it.')}</p>
        <a className="gh-button gh-button-secondary" href="/clinicians">
          {t('Apps for clinicians')}
        </a>
      </div>
    )
  }
  return (
    <ListingPage
      slug={slug}
      listing={data.galleryListing}
      similar={similar.data?.similarListings ?? []}
      brand={brand}
      home="/clinicians"
    />
  )
}
