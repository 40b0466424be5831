import { useMutation, useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type { RegistrationTokensQuery } from '../../../gql/graphql.ts'

const TOKENS = graphql(`
  query RegistrationTokens {
    organization {
      id
      environments {
        environment
        registrationUrl
      }
    }
    viewer {
      id
      vendor {
        id
        displayName
        registrationTokens {
          id
          label
          lastFour
          expiresAt
          lastUsedAt
        }
      }
    }
  }
`)

const CREATE = graphql(`
  mutation RegistrationTokenCreate($input: RegistrationTokenCreateInput!) {
    registrationTokenCreate(input: $input) {
      plaintextOnce
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const REVOKE = graphql(`
  mutation RegistrationTokenRevoke($id: ID!) {
    registrationTokenRevoke(id: $id) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

type VendorOfViewer = NonNullable<NonNullable<RegistrationTokensQuery['viewer']>['vendor']>
export type RegistrationToken = VendorOfViewer['registrationTokens'][number]

/** Reads the tokens of the vendor that work now, and where they are used. */
export function useRegistrationTokens() {
  return useQuery(TOKENS, { fetchPolicy: 'cache-and-network' })
}

/** Makes one; it is seen in the answer alone. */
export function useTokenCreate() {
  return useMutation(CREATE, { refetchQueries: [TOKENS], awaitRefetchQueries: true })
}

/** Ends one at once. */
export function useTokenRevoke() {
  return useMutation(REVOKE, { refetchQueries: [TOKENS], awaitRefetchQueries: true })
}
