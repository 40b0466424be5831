import { useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const MY_APPS = graphql(`
  query MyApps {
    viewer {
      id
      vendor {
        id
        apps(first: 100) {
          edges {
            cursor
            node {
              id
              slug
              name
              latestVersion {
                id
                number
                status
              }
            }
          }
        }
      }
    }
  }
`)

/** Loads the apps of the vendor, for choosing the one to register a new version of. */
export function useMyApps() {
  const { data, error, refetch } = useQuery(MY_APPS)
  const vendor = data?.viewer?.vendor
  return {
    isLoaded: data !== undefined,
    hasVendor: vendor !== null && vendor !== undefined,
    apps: vendor?.apps.edges.map((edge) => edge.node) ?? [],
    error,
    refetch,
  }
}
