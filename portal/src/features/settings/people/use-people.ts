import { useMutation, useQuery } from '@apollo/client/react'
import type { HospitalRole } from '../../../../../schema/vocabulary/hospital-role.ts'
import { graphql } from '../../../gql/gql.ts'
import type { OrganizationPeopleQuery } from '../../../gql/graphql.ts'
import { CHANGES } from '../frame/use-changes.ts'

const PEOPLE = graphql(`
  query OrganizationPeople($after: String, $filter: OrganizationMemberFilter) {
    organizationMembers(first: 25, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        email
        roles
        vendorName
        hasSecondFactor
        isSelf
        revision
      }
    }
    organizationInvitations {
      id
      email
      roles
      sentAt
      expiresAt
      isExpired
    }
  }
`)

const INVITE = graphql(`
  mutation OrganizationMemberInvite($input: OrganizationMemberInviteInput!) {
    organizationMemberInvite(input: $input) {
      invitation {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const RESEND = graphql(`
  mutation OrganizationInvitationResend($invitationId: ID!) {
    organizationInvitationResend(invitationId: $invitationId) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const REVOKE = graphql(`
  mutation OrganizationInvitationRevoke($invitationId: ID!) {
    organizationInvitationRevoke(invitationId: $invitationId) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const ROLE_CHANGE = graphql(`
  mutation OrganizationMemberRoleChange($input: OrganizationMemberRoleChangeInput!) {
    organizationMemberRoleChange(input: $input) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const REMOVE = graphql(`
  mutation OrganizationMemberRemove($input: OrganizationMemberRemoveInput!) {
    organizationMemberRemove(input: $input) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type Person = OrganizationPeopleQuery['organizationMembers']['nodes'][number]
export type PersonInvitation = OrganizationPeopleQuery['organizationInvitations'][number]

interface Filter {
  readonly search: string
  readonly role: HospitalRole | null
}

/** Loads the people of the hospital, 25 at a time, and who was invited. */
export function usePeople({ search, role }: Filter) {
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(PEOPLE, {
    variables: { filter: { search: search || null, role } },
    fetchPolicy: 'cache-and-network',
  })
  const shown = data ?? previousData
  const page = shown?.organizationMembers
  const more = () =>
    fetchMore({
      variables: { after: page?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) => ({
        ...fetchMoreResult,
        organizationMembers: {
          ...fetchMoreResult.organizationMembers,
          nodes: [
            ...before.organizationMembers.nodes,
            ...fetchMoreResult.organizationMembers.nodes,
          ],
        },
      }),
    })
  return {
    people: page?.nodes,
    total: page?.totalCount ?? 0,
    hasMore: page?.pageInfo.hasNextPage ?? false,
    invitations: shown?.organizationInvitations,
    error,
    loading,
    refetch,
    more,
  }
}

const REFRESH = { refetchQueries: [PEOPLE, CHANGES], awaitRefetchQueries: true }

export const useInvitePerson = () => useMutation(INVITE, REFRESH)
export const useResendInvitation = () => useMutation(RESEND, REFRESH)
export const useRevokeInvitation = () => useMutation(REVOKE, REFRESH)
export const useRolesChange = () => useMutation(ROLE_CHANGE, REFRESH)
export const useRemovePerson = () => useMutation(REMOVE, REFRESH)
