import { useQuery } from '@apollo/client/react'
import type { Ability } from '../../../schema/vocabulary/permission.ts'
import { graphql } from '../gql/gql.ts'
import type { ViewerQuery } from '../gql/graphql.ts'
import { useSession } from './use-session.ts'

const VIEWER = graphql(`
  query Viewer {
    viewer {
      id
      name
      email
      abilities
      vendorRole
      vendor {
        id
        displayName
        kind
      }
    }
    organization {
      id
      name
      supportEmail
      selfRegistration
      logoUrl
      legalLinks {
        kind
        url
      }
    }
  }
`)

export type Viewer = NonNullable<ViewerQuery['viewer']>

/** Loads the person who is signed in, and the hospital; both stay in the cache. */
export function useViewer() {
  const session = useSession()
  const { data, error, loading, refetch } = useQuery(VIEWER, {
    skip: session.kind === 'starting',
    fetchPolicy: 'cache-first',
  })
  return {
    viewer: data?.viewer ?? undefined,
    organization: data?.organization,
    error,
    loading,
    refetch,
  }
}

/** Says whether a person holds an ability somewhere; navigation and pages are drawn from it. */
export function can(viewer: Pick<Viewer, 'abilities'> | undefined, ability: Ability): boolean {
  return viewer?.abilities.includes(ability) ?? false
}
