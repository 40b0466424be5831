import { checkKeySet, usableKeys } from '../domain/key-set.ts'
import type { KeySets } from '../ports.ts'
import { GuardedFetchError } from './guarded-fetch.ts'

/** Reads key sets over a guarded connection. What the other side does wrong is an answer and not an error. */
export function httpKeySets(fetchJson: (url: string) => Promise<unknown>): KeySets {
  return {
    async read(url) {
      try {
        const document = await fetchJson(url)
        return { ...checkKeySet(document), isReachable: true, usable: usableKeys(document) }
      } catch (error) {
        if (!(error instanceof GuardedFetchError)) throw error
        return { isReachable: false, problem: error.message, keys: [], usable: [] }
      }
    },
  }
}
