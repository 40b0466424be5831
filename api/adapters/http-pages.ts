import type { Pages } from '../ports.ts'
import {
  GuardedFetchError,
  type GuardedFetchOptions,
  guardedStatus,
  guardedText,
} from './guarded-fetch.ts'

/** Looks at pages over a guarded connection. What the other side does wrong is an answer and not an error. */
export function httpPages(options: GuardedFetchOptions): Pages {
  const statusOf = guardedStatus(options)
  const textAt = guardedText(options)
  return {
    look: (url) => answered(async () => ({ status: await statusOf(url) })),
    read: (url) => answered(async () => ({ text: await textAt(url) })),
  }
}

async function answered<T>(ask: () => Promise<T>): Promise<T | { problem: string }> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof GuardedFetchError)) throw error
    return { problem: error.message }
  }
}
