import type { ReactElement } from 'react'
import type { Audience, LaunchMode } from '../../../../schema/vocabulary/registration.ts'
import { safeUrl } from '../../../../ui/safe-url.ts'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { type PlainSentence, useReader } from '../../lib/words/reader.ts'
import { Icon } from '../icon.tsx'

const LaunchWayListing = graphql(`
  fragment LaunchWay_listing on GalleryListing {
    launchUrl
    launchModes
    audiences
  }
`)

interface LaunchWayProps {
  readonly listing: FragmentType<typeof LaunchWayListing>
}

/** How an app is opened: by a link where it opens on its own, else in words (SMART.md EHR-15). */
export function LaunchWay(props: LaunchWayProps): ReactElement {
  const { t } = useReader()
  const { audiences, launchModes, ...listing } = readFragment(LaunchWayListing, props.listing)
  const launchUrl = opensAlone(launchModes) ? safeUrl(listing.launchUrl) : undefined
  const words = launchUrl ? readersOf(audiences) : wordsFor(launchModes)
  return (
    <div className="gh-stack-tight">
      {launchUrl && (
        <a className="gh-button" href={launchUrl} rel="noopener noreferrer">
          {t('Open this app')}
          <Icon name="external" />
        </a>
      )}
      {words && <p className="gh-hint">{t(words)}</p>}
      {launchUrl && (
        <p className="gh-hint">
          {t('It opens the hospital record, not the invented data of the sandbox.')}
        </p>
      )}
    </div>
  )
}

/** Versions of before launch modes were asked for say none. */
function opensAlone(modes: readonly LaunchMode[]): boolean {
  return modes.length === 0 || modes.includes('STANDALONE')
}

/** Whose account it takes, where that is not everybody's. */
function readersOf(audiences: readonly Audience[]): PlainSentence | undefined {
  const isForPatients = audiences.includes('PATIENT')
  const isForStaff = audiences.includes('PROVIDER')
  if (isForPatients && !isForStaff) return 'For patients, with their account here.'
  if (isForStaff && !isForPatients) return 'For staff, with their hospital account.'
  return undefined
}

function wordsFor(modes: readonly LaunchMode[]): PlainSentence {
  if (opensAlone(modes)) return 'Open it on your device; its maker says where to get it.'
  if (modes.includes('EHR')) return 'Opens in the hospital system, from the record of a patient.'
  return 'Works in the background; nobody opens it.'
}
