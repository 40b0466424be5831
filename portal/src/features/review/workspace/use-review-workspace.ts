import { useQuery } from '@apollo/client/react'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { REVIEW_VERSION } from './review-version.ts'

const REVIEW_WORKSPACE = graphql(`
  query ReviewWorkspace($versionId: ID!) {
    node(id: $versionId) {
      __typename
      ... on AppVersion {
        id
        ...ReviewVersion_appVersion
        app {
          id
          slug
          revision
          listingVisibility
          canSetListingVisibility
          supportContact
          runtimeModel
          vendor {
            id
            displayName
            contactVerifiedAt
          }
          versions {
            id
            ...ReviewVersion_appVersion
          }
        }
      }
    }
  }
`)

/** Loads a submission together with the version before it, if there was one. */
export function useReviewWorkspace(versionId: string) {
  const { data, error, refetch } = useQuery(REVIEW_WORKSPACE, { variables: { versionId } })
  const node = data?.node?.__typename === 'AppVersion' ? data.node : undefined
  const version = readFragment(REVIEW_VERSION, node)
  const before = readFragment(REVIEW_VERSION, node?.app.versions ?? [])
    .filter(({ number }) => version && number < version.number)
    .toSorted((a, b) => b.number - a.number)[0]
  return {
    version: data ? (version ?? null) : undefined,
    app: node?.app,
    before,
    error,
    refetch,
  }
}
