import { useQuery } from '@apollo/client/react'
import type { SettingsArea } from '../../../../../schema/vocabulary/settings-area.ts'
import { graphql } from '../../../gql/gql.ts'
import type { OrganizationChangesQuery } from '../../../gql/graphql.ts'

export const CHANGES = graphql(`
  query OrganizationChanges($area: SettingsArea!, $after: String) {
    organizationChanges(area: $area, first: 10, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        at
        by
        action
        subject
        reason
        changes {
          field
          before
          after
        }
      }
    }
  }
`)

export type Change = OrganizationChangesQuery['organizationChanges']['nodes'][number]

/** Loads who changed a part of the settings, ten at a time. */
export function useChanges(area: SettingsArea) {
  const { data, error, loading, refetch, fetchMore } = useQuery(CHANGES, {
    variables: { area },
    fetchPolicy: 'cache-and-network',
  })
  const page = data?.organizationChanges
  const more = () =>
    fetchMore({
      variables: { after: page?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { organizationChanges } }) => ({
        organizationChanges: {
          ...organizationChanges,
          nodes: [...before.organizationChanges.nodes, ...organizationChanges.nodes],
        },
      }),
    })
  return {
    changes: page?.nodes,
    hasMore: page?.pageInfo.hasNextPage ?? false,
    error,
    loading,
    refetch,
    more,
  }
}
