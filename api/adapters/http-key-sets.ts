import { freshSeconds } from '../domain/cache-control.ts'
import { checkKeySet, usableKeys } from '../domain/key-set.ts'
import type { KeySets } from '../ports.ts'
import { type FetchedDocument, GuardedFetchError } from './guarded-fetch.ts'

/** Reads key sets over a guarded connection. What the other side does wrong is an answer and not an error. */
export function httpKeySets(fetchJson: (url: string) => Promise<FetchedDocument>): KeySets {
  return {
    async read(url) {
      try {
        const { cacheControl, document } = await fetchJson(url)
        return {
          ...checkKeySet(document),
          isReachable: true,
          usable: usableKeys(document),
          freshSeconds: freshSeconds(cacheControl),
        }
      } catch (error) {
        if (!(error instanceof GuardedFetchError)) throw error
        return { isReachable: false, problem: error.message, keys: [], usable: [] }
      }
    },
  }
}
