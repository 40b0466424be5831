import { useMutation, useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const INVITATION = graphql(`
  query Invitation($token: String!) {
    vendorInvitation(token: $token) {
      vendorName
      email
      role
      state
      expiresAt
    }
  }
`)

const ACCEPT = graphql(`
  mutation VendorInvitationAccept($token: String!) {
    vendorInvitationAccept(token: $token) {
      vendor {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Loads the invitation a link stands for; null when it stands for none. */
export function useInvitation(token: string) {
  const { data, error, refetch } = useQuery(INVITATION, {
    variables: { token },
    skip: token === '',
  })
  const invitation = token === '' ? null : data && (data.vendorInvitation ?? null)
  return { invitation, error, refetch }
}

export function useInvitationAccept() {
  return useMutation(ACCEPT, { refetchQueries: ['Viewer'], awaitRefetchQueries: true })
}
