import { type Client, createClient } from 'graphql-ws'
import { session } from './session.ts'

const LONGEST_WAIT_MS = 30_000

/** The socket all subscriptions share; it opens with the first and tries again for ever. */
export function createLiveClient(): Client {
  return createClient({
    url: `${window.location.origin.replace(/^http/, 'ws')}/graphql`,
    connectionParams: async () => {
      const token = await session.accessToken()
      return token ? { authorization: `Bearer ${token}` } : {}
    },
    keepAlive: 15_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => wait(Math.min(500 * 2 ** retries, LONGEST_WAIT_MS)),
  })
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
