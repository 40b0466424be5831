import { useMutation, useQuery, useSubscription } from '@apollo/client/react'
import { useEffect, useRef } from 'react'
import { graphql } from '../../../gql/gql.ts'
import type { StandingConsentFilter, StandingConsentsQuery } from '../../../gql/graphql.ts'
import { shownData } from '../../../lib/shown-data.ts'

const CONSENTS = graphql(`
  query StandingConsents($filter: StandingConsentFilter, $after: String) {
    standingConsents(first: 25, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          pseudonym
          environment
          scopes
          grantedAt
          lastUsedAt
          expiresAt
          app {
            id
            name
          }
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

const CHANGED = graphql(`
  subscription StandingConsentChanged($appId: ID) {
    standingConsentChanged(appId: $appId) {
      cursor
    }
  }
`)

const REVOKE = graphql(`
  mutation StandingConsentRevoke($input: StandingConsentRevokeInput!) {
    payload: standingConsentRevoke(input: $input) {
      consent {
        id
        revokedAt
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const REVOKE_ALL = graphql(`
  mutation StandingConsentsRevoke($input: StandingConsentsRevokeInput!) {
    payload: standingConsentsRevoke(input: $input) {
      revoked
      hasMore
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type StandingConsent = StandingConsentsQuery['standingConsents']['edges'][number]['node']

/** Many that end at once are several events, and are looked at once. */
const TOGETHER_MS = 250

/** Loads what people allow apps, and follows it; while the filter changes, the rows of the last one stay. */
export function useStandingConsents(filter: StandingConsentFilter) {
  const { data, previousData, error, refetch, fetchMore } = useQuery(CONSENTS, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useSubscription(CHANGED, {
    variables: { appId: filter.appId ?? null },
    onData: () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void refetch(), TOGETHER_MS)
    },
  })
  const list = shownData({ data, previousData, error })?.standingConsents
  const after = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : undefined
  return {
    rows: list?.edges.map(({ node }) => node),
    totalCount: list?.totalCount ?? 0,
    /** Whether the rows are those of the filter, and not of the one before. */
    isCurrent: data !== undefined,
    error,
    refetch,
    loadMore: after ? () => fetchMore({ variables: { after } }) : undefined,
  }
}

const REFRESH = { refetchQueries: [CONSENTS], awaitRefetchQueries: true }

export const useStandingConsentRevoke = () => useMutation(REVOKE, REFRESH)
export const useStandingConsentsRevoke = () => useMutation(REVOKE_ALL, REFRESH)
