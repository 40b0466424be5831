import {
  ApolloClient,
  ApolloLink,
  CombinedGraphQLErrors,
  HttpLink,
  ServerError,
} from '@apollo/client'
import { SetContextLink } from '@apollo/client/link/context'
import { ErrorLink } from '@apollo/client/link/error'
import { getMainDefinition } from '@apollo/client/utilities'
import { from, mergeMap, throwError } from 'rxjs'
import { createCache } from './cache.ts'
import { createLiveClient } from './live-client.ts'
import { liveLink } from './live-link.ts'
import { refusalsInOurWords } from './refusals-in-our-words.ts'
import { session } from './session.ts'

/** Builds the client of the portal: token, one renewal on refusal, then http or the live socket. */
export function createApolloClient(): ApolloClient {
  const overHttp = ApolloLink.from([
    refusalsInOurWords,
    renewOnRefusal,
    withToken,
    new HttpLink({ uri: '/graphql' }),
  ])
  return new ApolloClient({
    cache: createCache(),
    link: ApolloLink.split(isSubscription, liveLink(createLiveClient()), overHttp),
    defaultOptions: {
      watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
    },
  })
}

const withToken = new SetContextLink(async ({ headers }) => {
  const token = await session.accessToken()
  return token ? { headers: { ...headers, authorization: `Bearer ${token}` } } : {}
})

/** A refused token is renewed once; a second refusal reaches the page. */
const renewOnRefusal = new ErrorLink(({ error, operation, forward }) => {
  if (!isUnauthenticated(error) || operation.getContext().hasRenewed) return
  operation.setContext({ hasRenewed: true })
  return from(session.renew()).pipe(
    mergeMap((isRenewed) => (isRenewed ? forward(operation) : throwError(() => error))),
  )
})

function isUnauthenticated(error: unknown): boolean {
  if (ServerError.is(error)) return error.statusCode === 401
  return (
    CombinedGraphQLErrors.is(error) &&
    error.errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')
  )
}

function isSubscription({ query }: ApolloLink.Operation): boolean {
  const definition = getMainDefinition(query)
  return definition.kind === 'OperationDefinition' && definition.operation === 'subscription'
}
