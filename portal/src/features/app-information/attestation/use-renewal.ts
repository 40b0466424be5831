import { useMutation, useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const RENEWAL_TEXT = graphql(`
  query RenewalText {
    attestationText {
      id
      version
      body
      sha256
    }
  }
`)

const RENEW = graphql(`
  mutation AttestationRenew($input: AttestInput!) {
    attestationRenew(input: $input) {
      appVersion {
        id
        ...InformationVersion_appVersion
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Loads the text in force. */
export function useRenewalText() {
  const { data, error, refetch } = useQuery(RENEWAL_TEXT, { fetchPolicy: 'cache-and-network' })
  return { text: data?.attestationText, error, refetch }
}

export function useRenew() {
  return useMutation(RENEW)
}
