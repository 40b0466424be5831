import { useMutation, useQuery, useSubscription } from '@apollo/client/react'
import type { AppRequestState } from '../../../../../schema/vocabulary/app-request.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { shownData } from '../../../lib/shown-data.ts'
import { APP_REQUEST } from './app-request.ts'

const APP_REQUESTS = graphql(`
  query AppRequests($filter: AppRequestFilter, $after: String) {
    appRequests(first: 25, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          ...AppRequest_appRequest
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

const CHANGED = graphql(`
  subscription AppRequestChanged {
    appRequestChanged {
      cursor
      request {
        id
        appName
        state
      }
    }
  }
`)

const DECIDE = graphql(`
  mutation AppRequestDecide($input: AppRequestDecideInput!) {
    appRequestDecide(input: $input) {
      request {
        id
        ...AppRequest_appRequest
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const APPS_TO_LINK = graphql(`
  query AppsToLink($search: String!) {
    reviewQueue(first: 20, filter: { search: $search, statuses: [IN_REVIEW, LIVE, SUSPENDED] }) {
      edges {
        cursor
        node {
          id
          number
          app {
            id
            name
          }
        }
      }
    }
  }
`)

/** Loads the requests; while the filter changes, those of the last one stay. */
export function useAppRequests(state: AppRequestState | undefined) {
  const { data, previousData, error, refetch, fetchMore } = useQuery(APP_REQUESTS, {
    variables: { filter: state ? { states: [state] } : {} },
    fetchPolicy: 'cache-and-network',
  })
  const list = shownData({ data, previousData, error })?.appRequests
  const after = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : undefined
  return {
    requests: list?.edges.map(({ node }) => readFragment(APP_REQUEST, node)),
    totalCount: list?.totalCount ?? 0,
    error,
    refetch,
    loadMore: after ? () => fetchMore({ variables: { after } }) : undefined,
  }
}

/** Follows what is asked for and answered. */
export function useAppRequestChanged(onChanged: (appName: string, state: AppRequestState) => void) {
  useSubscription(CHANGED, {
    onData: ({ data }) => {
      const request = data.data?.appRequestChanged.request
      if (request) onChanged(request.appName, request.state)
    },
  })
}

export const useDecide = () => useMutation(DECIDE)

/** Finds apps of the hospital by their name, each once. */
export function useAppsToLink(search: string, isNeeded: boolean) {
  const { data, previousData } = useQuery(APPS_TO_LINK, {
    variables: { search },
    skip: !isNeeded,
  })
  const apps = (data ?? previousData)?.reviewQueue.edges.map(({ node }) => node.app) ?? []
  return [...new Map(apps.map(({ id, name }) => [id, { value: id, label: name }])).values()]
}
