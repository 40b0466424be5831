import { useMutation } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const PASSWORD_RESET_REQUEST = graphql(`
  mutation AccountPasswordResetRequest($email: String!) {
    accountPasswordResetRequest(email: $email) {
      accepted
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const PASSWORD_RESET = graphql(`
  mutation AccountPasswordReset($token: String!, $password: String!) {
    accountPasswordReset(token: $token, password: $password) {
      accepted
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Asks for the mail with the link. */
export function usePasswordResetRequest() {
  return useMutation(PASSWORD_RESET_REQUEST)
}

/** Sets the new password by the link. */
export function usePasswordReset() {
  return useMutation(PASSWORD_RESET)
}
