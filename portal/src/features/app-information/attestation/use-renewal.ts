import { useMutation, useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const RENEWAL_TEXT = graphql(`
  query RenewalText($since: Int!, $isCompared: Boolean!) {
    attestationText {
      id
      version
      body
      sha256
      summary
      changesSince(version: $since) @include(if: $isCompared) {
        ...ParagraphChange_fields
      }
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

/** Loads the text in force, and what changed since the version that was answered. */
export function useRenewalText(answered: number | undefined) {
  const variables = { since: answered ?? 1, isCompared: answered !== undefined }
  const { data, error, refetch } = useQuery(RENEWAL_TEXT, {
    variables,
    fetchPolicy: 'cache-and-network',
  })
  return { text: data?.attestationText, error, refetch }
}

export function useRenew() {
  return useMutation(RENEW)
}
