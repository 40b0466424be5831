import { useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type { AppLaunchesQuery, AppLaunchFilter } from '../../../gql/graphql.ts'
import { shownData } from '../../../lib/shown-data.ts'

const LAUNCHES = graphql(`
  query AppLaunches($filter: AppLaunchFilter, $after: String) {
    appLaunches(first: 25, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          at
          appName
          appSlug
          versionNumber
          environment
          mode
          openedBy
          succeeded
          failure
          person {
            name
            email
            patientRef
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

export type AppLaunch = AppLaunchesQuery['appLaunches']['edges'][number]['node']

/** Loads launches; while the filter changes, the rows of the last one stay. */
export function useLaunches(filter: AppLaunchFilter) {
  const { data, previousData, error, refetch, fetchMore } = useQuery(LAUNCHES, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  })
  const list = shownData({ data, previousData, error })?.appLaunches
  const after = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : undefined
  return {
    rows: list?.edges.map(({ node }) => node),
    totalCount: list?.totalCount ?? 0,
    error,
    refetch,
    loadMore: after ? () => fetchMore({ variables: { after } }) : undefined,
  }
}
