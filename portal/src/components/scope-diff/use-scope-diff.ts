import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import { graphql } from '../../gql/gql.ts'

const SCOPE_DIFF = graphql(`
  query ScopeDiff($versionId: ID!) {
    node(id: $versionId) {
      __typename
      ... on AppVersion {
        id
        scopeDiff {
          against
          added
          removed
          widened
          narrowed
          requiresReconsent
          consentsAffected
        }
      }
    }
  }
`)

/** Loads how the access a version asks for differs from the version before it, again with every revision. */
export function useScopeDiff(versionId: string, revision: number) {
  const { data, error, refetch } = useQuery(SCOPE_DIFF, { variables: { versionId } })
  useEffect(() => {
    if (revision > 0) void refetch().catch(() => undefined)
  }, [revision, refetch])
  const node = data?.node
  const diff = node?.__typename === 'AppVersion' ? node.scopeDiff : undefined
  return { diff, error, refetch }
}
