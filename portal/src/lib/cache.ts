import { InMemoryCache } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'

/** Builds the cache: connections grow page by page, and parts without an id merge into their owner. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: {
      UserError: ['FieldError', 'TransitionError', 'StaleRevisionError'],
      Node: [
        'Organization',
        'Vendor',
        'App',
        'AppVersion',
        'AttestationText',
        'Message',
        'OAuthClient',
        'ConsentGrant',
      ],
    },
    typePolicies: {
      Query: { fields: { reviewQueue: relayStylePagination(['filter']) } },
      Vendor: { fields: { apps: relayStylePagination() } },
      AppVersion: {
        fields: { messages: relayStylePagination(), activity: relayStylePagination() },
      },
      Address: { merge: true },
      LaunchBehaviour: { merge: true },
    },
  })
}
