import { useMutation } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const ACCOUNT_REGISTER = graphql(`
  mutation AccountRegister($input: AccountRegisterInput!) {
    accountRegister(input: $input) {
      accepted
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export function useAccountRegister() {
  return useMutation(ACCOUNT_REGISTER)
}
