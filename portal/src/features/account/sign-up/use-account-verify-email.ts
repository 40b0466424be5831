import { useMutation } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const ACCOUNT_VERIFY_EMAIL = graphql(`
  mutation AccountVerifyEmail($token: String!) {
    accountVerifyEmail(token: $token) {
      accepted
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export function useAccountVerifyEmail() {
  return useMutation(ACCOUNT_VERIFY_EMAIL)
}
