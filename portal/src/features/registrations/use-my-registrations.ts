import { useQuery } from '@apollo/client/react'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { REGISTRATION } from './registration.ts'

const MY_REGISTRATIONS = graphql(`
  query MyRegistrations($after: String) {
    viewer {
      id
      vendor {
        id
        apps(first: 50, after: $after) {
          edges {
            cursor
            node {
              id
              versions {
                id
                ...Registration_appVersion
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
          totalCount
        }
      }
    }
  }
`)

/** Loads My Registrations: every version of every app of the vendor, as one flat list. */
export function useMyRegistrations() {
  const { data, error, refetch, fetchMore } = useQuery(MY_REGISTRATIONS)
  const apps = data?.viewer?.vendor?.apps
  const versions = apps?.edges.flatMap(({ node }) => node.versions)
  const registrations = versions && readFragment(REGISTRATION, versions)
  const after = apps?.pageInfo.hasNextPage ? apps.pageInfo.endCursor : undefined
  return {
    registrations,
    error,
    refetch,
    loadMore: after ? () => fetchMore({ variables: { after } }) : undefined,
  }
}
