import { useMutation, useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type { JoinInvitationQuery } from '../../../gql/graphql.ts'

const INVITATION = graphql(`
  query JoinInvitation($token: String!) {
    organizationInvitation(token: $token) {
      organizationName
      email
      roles
      state
      expiresAt
      hasAccount
    }
  }
`)

const ACCEPT = graphql(`
  mutation JoinAccept($input: OrganizationInvitationAcceptInput!) {
    organizationInvitationAccept(input: $input) {
      accepted
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type JoinInvitation = NonNullable<JoinInvitationQuery['organizationInvitation']>

/** Loads the invitation to the hospital a link stands for; null when it stands for none. */
export function useJoinInvitation(token: string) {
  const { data, error, refetch } = useQuery(INVITATION, {
    variables: { token },
    skip: token === '',
  })
  const invitation = token === '' ? null : data && (data.organizationInvitation ?? null)
  return { invitation, error, refetch }
}

export function useJoin() {
  return useMutation(ACCEPT)
}
