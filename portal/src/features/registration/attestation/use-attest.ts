import { useMutation } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const ATTEST = graphql(`
  mutation Attest($input: AttestInput!) {
    attest(input: $input) {
      appVersion {
        id
        ...DraftVersion_appVersion
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export function useAttest() {
  return useMutation(ATTEST)
}
