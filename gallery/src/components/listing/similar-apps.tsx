import type { ReactElement } from 'react'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { useReader } from '../../lib/words/reader.ts'
import { AppIcon } from '../app-icon.tsx'

const SimilarAppListing = graphql(`
  fragment SimilarApp_similar on SimilarListing {
    reason
    reasonEs
    listing {
      slug
      name
      vendorName
      iconUrl
    }
  }
`)

/** Apps like another one; both the page anybody reads and the one for clinicians ask for it beside the app. */
export const SimilarAppsDocument = graphql(`
  query SimilarApps($slug: String!) {
    similarListings(slug: $slug) {
      ...SimilarApp_similar
    }
  }
`)

export type Similar = FragmentType<typeof SimilarAppListing>

interface SimilarAppsProps {
  readonly similar: readonly Similar[]
  /** Where the pages of apps are. */
  readonly base: string
}

/** Apps that reach the same kinds of data, each with the reason in plain words (R245); nothing where there is none. */
export function SimilarApps({ similar, base }: SimilarAppsProps): ReactElement | null {
  const { language, t } = useReader()
  const found = readFragment(SimilarAppListing, similar)
  if (found.length === 0) return null
  return (
    <section className="gallery-section" aria-labelledby="similar">
      <h2 className="gh-heading" id="similar">
        {t('Similar apps')}
      </h2>
      <ul className="gallery-similar">
        {found.map(({ reason, reasonEs, listing: { slug, name, vendorName, iconUrl } }) => (
          <li key={slug} className="gh-card gh-card-link gallery-card">
            <div className="gh-app">
              <AppIcon name={name} iconUrl={iconUrl} />
              <div>
                <h3 className="gh-app-name">
                  <a className="gh-cover" href={`${base}/${encodeURIComponent(slug)}`}>
                    {name}
                  </a>
                </h3>
                <p className="gh-app-vendor">{vendorName}</p>
              </div>
            </div>
            <p className="gh-small gh-muted">{language === 'es' ? reasonEs : reason}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
