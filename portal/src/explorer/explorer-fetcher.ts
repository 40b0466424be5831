import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit'
import { createLiveClient } from '../lib/live-client.ts'
import { session } from '../lib/session.ts'

/** Sends what is typed in the explorer: http for most, the live socket for subscriptions. */
export function createExplorerFetcher(): Fetcher {
  return createGraphiQLFetcher({
    url: '/graphql',
    fetch: async (input, init) => {
      const token = await session.accessToken()
      const headers = new Headers(init?.headers)
      if (token) headers.set('authorization', `Bearer ${token}`)
      return fetch(input, { ...init, headers })
    },
    wsClient: createLiveClient(),
  })
}
