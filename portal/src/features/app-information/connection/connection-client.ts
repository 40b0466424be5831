import { graphql } from '../../../gql/gql.ts'
import type { ConnectionClient_OAuthClientFragment } from '../../../gql/graphql.ts'

/** One OAuth client of an app as the Connection tab shows it (R093-R102). */
export const CONNECTION_CLIENT = graphql(`
  fragment ConnectionClient_oAuthClient on OAuthClient {
    id
    environment
    clientId
    clientType
    idTokenAlg
    redirectUrls
    launchUrl
    jwksUrl
    jwksHealth {
      checkedAt
      ok
      detail
    }
    isEnabled
    secrets {
      id
      lastFour
      label
      activatesAt
      expiresAt
    }
    scopes
    defaultScopes
    fhirBase
    fhirBases {
      url
      name
      version
    }
    discoveryUrl
    authorizeUrl
    tokenUrl
    revocationUrl
    introspectionUrl
    launchRequestUrl
  }
`)

export type ConnectionClient = ConnectionClient_OAuthClientFragment
