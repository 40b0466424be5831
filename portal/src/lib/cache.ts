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
        'Attestation',
        'Message',
        'Notification',
        'Document',
        'OAuthClient',
        'ConsentGrant',
      ],
    },
    typePolicies: {
      Query: {
        fields: {
          reviewQueueEntries: relayStylePagination(['filter', 'sort']),
          incidents: relayStylePagination(['filter']),
          appLaunches: relayStylePagination(['filter']),
          standingConsents: relayStylePagination(['filter']),
          vendors: relayStylePagination(['filter']),
          backendServices: relayStylePagination(['filter']),
          activationRequests: relayStylePagination(['filter']),
          appRequests: relayStylePagination(['filter']),
        },
      },
      Vendor: { fields: { apps: relayStylePagination() } },
      ReviewQueueView: { fields: { filter: { merge: false } } },
      DeveloperDocs: { merge: true },
      Incident: { fields: { sessions: relayStylePagination() } },
      App: { fields: { messages: relayStylePagination() } },
      AppVersion: {
        fields: { activity: relayStylePagination(), documents: relayStylePagination() },
      },
      Viewer: {
        fields: {
          notifications: relayStylePagination(['unreadOnly']),
          noticePreferences: { merge: false },
        },
      },
      Address: { merge: true },
      LaunchBehaviour: { merge: true },
    },
  })
}
