import { useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type { BackendServiceFilter, BackendServicesQuery } from '../../../gql/graphql.ts'
import { shownData } from '../../../lib/shown-data.ts'

const BACKEND_SERVICES = graphql(`
  query BackendServices($filter: BackendServiceFilter, $after: String) {
    backendServices(first: 50, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          versionId
          vendorId
          name
          number
          status
          vendorName
          riskTier
          scopes
          isGranted
          clientId
          isClientDisabled
          jwksUrl
          keySetFault
          lastUsedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`)

export type BackendServiceRow = BackendServicesQuery['backendServices']['edges'][number]['node']

/** Loads the apps that work without a person; while a filter changes, the rows of the last one stay. */
export function useBackendServices(filter: BackendServiceFilter) {
  const { data, previousData, error, refetch, fetchMore } = useQuery(BACKEND_SERVICES, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  })
  const list = shownData({ data, previousData, error })?.backendServices
  const after = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : undefined
  return {
    rows: list?.edges.map(({ node }) => node),
    totalCount: list?.totalCount ?? 0,
    error,
    refetch,
    loadMore: after ? () => fetchMore({ variables: { after } }) : undefined,
  }
}
