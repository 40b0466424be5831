import { useMutation } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const ConsentRevoke = graphql(`
  mutation ConsentRevoke($consentId: ID!) {
    consentRevoke(consentId: $consentId) {
      consent {
        id
        revokedAt
      }
      userErrors {
        message
      }
    }
  }
`)

/** Takes an app's access back. It ends at once, also for tokens already given out. */
export function useConsentRevoke() {
  return useMutation(ConsentRevoke)
}
