import { useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const ATTESTATION_TEXT = graphql(`
  query CurrentAttestationText($versionId: ID!) {
    attestationText {
      id
      version
      publishedAt
      body
      sha256
    }
    node(id: $versionId) {
      __typename
      id
      ... on AppVersion {
        previousAttestation {
          id
          textVersion
        }
      }
    }
  }
`)

/** Loads the attestation text that is in force, and which version of it the vendor signed last, if any. */
export function useAttestationText(versionId: string) {
  const { data, error, refetch } = useQuery(ATTESTATION_TEXT, { variables: { versionId } })
  const signed = data?.node?.__typename === 'AppVersion' && data.node.previousAttestation
  return {
    text: data?.attestationText,
    signedVersion: signed ? signed.textVersion : undefined,
    error,
    refetch,
  }
}
