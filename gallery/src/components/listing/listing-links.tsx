import type { ReactElement } from 'react'
import { contactUrl } from '../../../../ui/safe-url.ts'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { useReader } from '../../lib/words/reader.ts'
import { OutsideLink } from '../outside-link.tsx'

const ListingLinksListing = graphql(`
  fragment ListingLinks_listing on GalleryListing {
    homepageUrl
    privacyPolicyUrl
    termsUrl
    supportContact
  }
`)

interface ListingLinksProps {
  readonly listing: FragmentType<typeof ListingLinksListing>
}

/** Where a person can read more, and whom to ask. */
export function ListingLinks(props: ListingLinksProps): ReactElement {
  const { pieces, t } = useReader()
  const listing = readFragment(ListingLinksListing, props.listing)
  const contact = contactUrl(listing.supportContact)
  return (
    <section className="gh-card" aria-labelledby="links">
      <h2 className="gh-heading" id="links">
        {t('Links and support')}
      </h2>
      <ul className="gallery-links">
        <li>
          <OutsideLink href={listing.homepageUrl}>{t('Homepage')}</OutsideLink>
        </li>
        <li>
          <OutsideLink href={listing.privacyPolicyUrl}>{t('Privacy policy')}</OutsideLink>
        </li>
        <li>
          <OutsideLink href={listing.termsUrl}>{t('Terms of use')}</OutsideLink>
        </li>
        <li>
          {pieces('Support: {{contact}}', {
            contact: contact ? (
              <a key="contact" href={contact}>
                {listing.supportContact}
              </a>
            ) : (
              listing.supportContact
            ),
          })}
        </li>
      </ul>
    </section>
  )
}
