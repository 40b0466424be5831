import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const ATTESTATION_DOCUMENT = graphql(`
  query AttestationDocument($version: Int!) {
    attestationText(version: $version) {
      id
      version
      body
      sha256
    }
  }
`)

/** Loads the text that was signed, whatever is in force now. */
export function useAttestationDocument(version: number) {
  const { data, error, refetch } = useQuery(ATTESTATION_DOCUMENT, { variables: { version } })
  return { text: data?.attestationText, error, refetch }
}
