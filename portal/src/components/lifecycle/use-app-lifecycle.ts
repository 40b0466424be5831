import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import type { AppLifecycleQuery } from '../../gql/graphql.ts'

const APP_LIFECYCLE = graphql(`
  query AppLifecycle($slug: String!) {
    app(slug: $slug) {
      id
      slug
      revision
      releaseMode
      canChooseRelease
      name
      deprecationStatus
      canDeprecate
      earliestSunsetAt
      deprecation {
        sunsetAt
        note
        successor {
          slug
          name
        }
      }
      versions {
        id
        number
        reviewState
        releaseHeldBy
        canRenewAttestation
      }
    }
  }
`)

export type AppLifecycle = NonNullable<AppLifecycleQuery['app']>

/** Loads how an app comes into use and goes out of it; nothing while it comes, or when there is no such app. */
export function useAppLifecycle(slug: string): AppLifecycle | undefined {
  const { data } = useQuery(APP_LIFECYCLE, { variables: { slug } })
  return data?.app ?? undefined
}
