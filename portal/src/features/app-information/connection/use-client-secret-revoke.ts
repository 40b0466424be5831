import { useMutation } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const CLIENT_SECRET_REVOKE = graphql(`
  mutation ClientSecretRevoke($secretId: ID!) {
    clientSecretRevoke(secretId: $secretId) {
      client {
        id
        ...ConnectionClient_oAuthClient
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Ends one secret. */
export function useClientSecretRevoke() {
  return useMutation(CLIENT_SECRET_REVOKE)
}
