import type { Pages } from '../ports.ts'
import { GuardedFetchError } from './guarded-fetch.ts'

/** Looks at pages over a guarded connection. What the other side does wrong is an answer and not an error. */
export function httpPages(statusOf: (url: string) => Promise<number>): Pages {
  return {
    async look(url) {
      try {
        return { status: await statusOf(url) }
      } catch (error) {
        if (!(error instanceof GuardedFetchError)) throw error
        return { problem: error.message }
      }
    },
  }
}
