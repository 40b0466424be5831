import { useMutation, useQuery } from '@apollo/client/react'
import type { ActivationState } from '../../../../../schema/vocabulary/activation.ts'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { ActivationsQuery } from '../../../gql/graphql.ts'
import { shownData } from '../../../lib/shown-data.ts'
import type { ActivationStep } from './answer-copy.ts'

const ACTIVATIONS = graphql(`
  query Activations($filter: ActivationFilter, $after: String) {
    activationRequests(first: 50, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          appName
          appSlug
          department
          note
          state
          createdAt
          decidedAt
          reason
          canDecide
          canWithdraw
          canEnd
          revision
          requestedBy {
            name
          }
          decidedBy {
            name
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

const LISTED_APPS = graphql(`
  query ListedApps {
    galleryListings(first: 100) {
      nodes {
        appId
        slug
        name
        vendorName
      }
    }
  }
`)

const ASK = graphql(`
  mutation ActivationAsk($input: ActivationRequestInput!) {
    activationRequest(input: $input) {
      activation {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const DECIDE = graphql(`
  mutation ActivationAnswer($input: ActivationDecideInput!) {
    activationDecide(input: $input) {
      activation {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const WITHDRAW = graphql(`
  mutation ActivationTakeBack($input: ActivationWithdrawInput!) {
    activationWithdraw(input: $input) {
      activation {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const END = graphql(`
  mutation ActivationStop($input: ActivationEndInput!) {
    activationEnd(input: $input) {
      activation {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type ActivationRow = ActivationsQuery['activationRequests']['edges'][number]['node']

/** Loads who asked for what; while the filter changes, the rows of the last one stay. */
export function useActivations(state: ActivationState | undefined) {
  const { data, previousData, error, refetch, fetchMore } = useQuery(ACTIVATIONS, {
    variables: { filter: state ? { states: [state] } : {} },
    fetchPolicy: 'cache-and-network',
  })
  const list = shownData({ data, previousData, error })?.activationRequests
  const after = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : undefined
  return {
    rows: list?.edges.map(({ node }) => node),
    totalCount: list?.totalCount ?? 0,
    error,
    refetch,
    loadMore: after ? () => fetchMore({ variables: { after } }) : undefined,
  }
}

/** The apps of the gallery that a department can ask for. */
export function useListedApps() {
  const { data } = useQuery(LISTED_APPS)
  return data?.galleryListings.nodes ?? []
}

const AFTERWARDS = { refetchQueries: [ACTIVATIONS], awaitRefetchQueries: true }

export const useAsk = () => useMutation(ASK, AFTERWARDS)

/** Answers a request, takes it back, or ends what came of it. `take` says whether it is done. */
export function useActivationStep({ id: activationId, revision: expectedRevision }: ActivationRow) {
  const [decide, decided] = useMutation(DECIDE, AFTERWARDS)
  const [withdraw, withdrawn] = useMutation(WITHDRAW, AFTERWARDS)
  const [end, ended] = useMutation(END, AFTERWARDS)
  const at = { activationId, expectedRevision }
  const send = async (step: ActivationStep, reason: string) => {
    if (step === 'WITHDRAWN')
      return (await withdraw({ variables: { input: at } })).data?.activationWithdraw
    if (step === 'ENDED')
      return (await end({ variables: { input: { ...at, reason } } })).data?.activationEnd
    const input = { ...at, state: step, reason: reason.trim() || null }
    return (await decide({ variables: { input } })).data?.activationDecide
  }
  return {
    take: async (step: ActivationStep, reason: string) =>
      Boolean((await send(step, reason).catch(() => undefined))?.activation),
    faults: readFragment(USER_ERROR, [
      ...(decided.data?.activationDecide.userErrors ?? []),
      ...(withdrawn.data?.activationWithdraw.userErrors ?? []),
      ...(ended.data?.activationEnd.userErrors ?? []),
    ]),
    error: decided.error ?? withdrawn.error ?? ended.error,
    isRunning: decided.loading || withdrawn.loading || ended.loading,
  }
}
