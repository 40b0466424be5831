import type { ProxyExchange, Step } from '../proxy-request.ts'
import { entryRequest } from './bundle-entry.ts'

/** Makes the exchange of an entry: the same caller, and nothing else decided yet. */
export function entryExchange({ services, request, token, policy }: ProxyExchange, entry: unknown) {
  const caller = { ...(token ? { token } : {}), ...(policy ? { policy } : {}) }
  return { services, request, entry, isEntry: true, ...caller }
}

/** Reads the entry as the request it stands for; from here on it is one like any other. */
export const readEntry: Step = async (exchange) => {
  exchange.request = entryRequest(exchange.entry, exchange.request)
}
