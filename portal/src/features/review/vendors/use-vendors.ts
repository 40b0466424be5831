import { useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type { VendorFilter, VendorsQuery } from '../../../gql/graphql.ts'
import { shownData } from '../../../lib/shown-data.ts'

const VENDORS = graphql(`
  query Vendors($filter: VendorFilter, $after: String) {
    vendors(first: 50, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          kind
          displayName
          email
          contactVerifiedAt
          createdAt
          corrections {
            id
            state
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
`)

export type VendorRow = VendorsQuery['vendors']['edges'][number]['node']

/** Loads the vendors; while a filter changes, the rows of the last one stay. */
export function useVendors(filter: VendorFilter) {
  const { data, previousData, error, refetch, fetchMore } = useQuery(VENDORS, {
    variables: { filter },
  })
  const list = shownData({ data, previousData, error })?.vendors
  const after = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : undefined
  return {
    rows: list?.edges.map(({ node }) => node),
    totalCount: list?.totalCount ?? 0,
    error,
    refetch,
    loadMore: after ? () => fetchMore({ variables: { after } }) : undefined,
  }
}
