import { useQuery } from '@apollo/client/react'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { REVIEW_CLOCK } from './review-clock.ts'

const VERSION_CLOCK = graphql(`
  query VersionClock($versionId: ID!) {
    node(id: $versionId) {
      __typename
      ... on AppVersion {
        id
        reviewState
        reviewClock {
          ...ReviewClock_fields
        }
      }
    }
  }
`)

/** A day ends while a page is open; nobody has to look to the minute. */
const LOOK_AGAIN_MS = 60_000

/** Loads the clock of a version. */
export function useReviewClock(versionId: string) {
  const { data } = useQuery(VERSION_CLOCK, {
    variables: { versionId },
    pollInterval: LOOK_AGAIN_MS,
  })
  const version = data?.node?.__typename === 'AppVersion' ? data.node : undefined
  return readFragment(REVIEW_CLOCK, version?.reviewClock)
}
