import { useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const ATTESTATION_TEXT = graphql(`
  query CurrentAttestationText {
    attestationText {
      id
      version
      publishedAt
      body
      sha256
    }
  }
`)

/** Loads the attestation text that is in force. */
export function useAttestationText() {
  const { data, error, refetch } = useQuery(ATTESTATION_TEXT)
  return { text: data?.attestationText, error, refetch }
}
