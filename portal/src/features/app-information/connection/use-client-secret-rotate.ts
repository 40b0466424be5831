import { useMutation } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const CLIENT_SECRET_ROTATE = graphql(`
  mutation ClientSecretRotate($input: ClientSecretRotateInput!) {
    clientSecretRotate(input: $input) {
      client {
        id
        ...ConnectionClient_oAuthClient
      }
      plaintextOnce
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Rotates a secret. The answer is not cached: the plain text must not outlive the dialog. */
export function useClientSecretRotate() {
  return useMutation(CLIENT_SECRET_ROTATE, { fetchPolicy: 'no-cache' })
}
