import { useMutation, useQuery, useSubscription } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type { IncidentQuery, IncidentsQuery } from '../../../gql/graphql.ts'
import { shownData } from '../../../lib/shown-data.ts'

const INCIDENTS = graphql(`
  query Incidents($filter: IncidentFilter, $after: String) {
    incidents(first: 25, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          kind
          scope
          reason
          openedAt
          openedByName
          closedAt
          sessionCount
          secondsToRevoke
          app {
            id
            name
          }
          vendor {
            id
            displayName
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

const INCIDENT = graphql(`
  query Incident($id: ID!, $after: String) {
    incident(id: $id) {
      id
      kind
      scope
      reason
      openedAt
      openedByName
      clientIds
      sessionCount
      tokenCount
      personCount
      secondsToRevoke
      closedAt
      closedByName
      finding
      remedy
      revision
      canClose
      app {
        id
        slug
        name
      }
      vendor {
        id
        displayName
        ...IncidentContact_vendor
      }
      apps {
        id
        slug
        name
        supportContact
        vendor {
          id
          ...IncidentContact_vendor
        }
      }
      replicas {
        name
        seconds
        isSilent
      }
      timeline {
        at
        step
        actorName
        sentence
      }
      sessions(first: 25, after: $after) {
        edges {
          cursor
          node {
            id
            clientId
            pseudonym
            since
            lastUsedAt
            tokenCount
            launchId
            app {
              id
              name
            }
            person {
              name
              email
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
`)

const CHANGED = graphql(`
  subscription IncidentChanged($incidentId: ID) {
    incidentChanged(incidentId: $incidentId) {
      cursor
    }
  }
`)

const CLOSE = graphql(`
  mutation IncidentClose($input: IncidentCloseInput!) {
    payload: incidentClose(input: $input) {
      incident {
        id
        closedAt
        closedByName
        finding
        remedy
        revision
        canClose
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type IncidentLine = IncidentsQuery['incidents']['edges'][number]['node']
export type Incident = NonNullable<IncidentQuery['incident']>
export type IncidentSession = Incident['sessions']['edges'][number]['node']

/** Loads incidents, newest first, and follows them. */
export function useIncidents(isOpen: boolean | undefined, appId: string) {
  const filter = {
    ...(isOpen === undefined ? {} : { isOpen }),
    ...(appId ? { appId } : {}),
  }
  const { data, previousData, error, refetch, fetchMore } = useQuery(INCIDENTS, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  })
  useSubscription(CHANGED, { onData: () => void refetch() })
  const list = shownData({ data, previousData, error })?.incidents
  const after = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : undefined
  return {
    rows: list?.edges.map(({ node }) => node),
    totalCount: list?.totalCount ?? 0,
    error,
    refetch,
    loadMore: after ? () => fetchMore({ variables: { after } }) : undefined,
  }
}

/** Loads one incident and follows it: replicas confirm, somebody closes it. */
export function useIncident(id: string) {
  const { data, error, refetch, fetchMore } = useQuery(INCIDENT, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  })
  useSubscription(CHANGED, { variables: { incidentId: id }, onData: () => void refetch() })
  const { hasNextPage, endCursor } = data?.incident?.sessions.pageInfo ?? {}
  return {
    incident: data?.incident,
    error,
    refetch,
    loadMore:
      hasNextPage && endCursor ? () => fetchMore({ variables: { after: endCursor } }) : undefined,
  }
}

export const useIncidentClose = () => useMutation(CLOSE, { refetchQueries: [INCIDENT] })
