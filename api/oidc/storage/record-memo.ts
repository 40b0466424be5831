import { AsyncLocalStorage } from 'node:async_hooks'
import type { RequestHandler } from 'express'
import type { AdapterPayload } from 'oidc-provider'

type Found = Promise<AdapterPayload | undefined>

const found = new AsyncLocalStorage<Map<string, Found>>()

/** Reads each record once for one request: the provider looks for the same one in several places. */
export const readRecordsOnce: RequestHandler = (_req, _res, next) => found.run(new Map(), next)

/** What was read before in this request, or is read now; each caller gets a copy of its own. */
export async function recordOnce(key: string, read: () => Found): Found {
  const known = found.getStore()?.get(key)
  if (known) return structuredClone(await known)
  const reading = read()
  found.getStore()?.set(key, reading)
  return structuredClone(await reading)
}

/** After a change everything is read anew. */
export function forgetRecords(): void {
  found.getStore()?.clear()
}
