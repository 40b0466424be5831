import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const MyConsents = graphql(`
  query MyConsents {
    viewer {
      id
      consents {
        id
        revokedAt
        expiresAt
        ...ConsentCard_consent
      }
    }
  }
`)

/** Reads what the person allowed apps to do, newest first. */
export function useMyConsents() {
  return useQuery(MyConsents, { fetchPolicy: 'cache-and-network' })
}
