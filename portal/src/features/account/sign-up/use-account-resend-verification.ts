import { useMutation } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const ACCOUNT_RESEND_VERIFICATION = graphql(`
  mutation AccountResendVerification($email: String!) {
    accountResendVerification(email: $email) {
      accepted
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export function useAccountResendVerification() {
  return useMutation(ACCOUNT_RESEND_VERIFICATION)
}
