import type { CustomFetch } from 'openid-client'
import { Agent } from 'undici'
import {
  allowedUrl,
  checkedAddress,
  type GuardedFetchOptions,
  hostOf,
  pinnedTo,
  textOf,
} from './guarded-fetch.ts'

const ANSWER_MOST = 256 * 1024

/**
 * Speaks with the provider an operator configured. Its own origin is trusted, on whatever network it is. Where its
 * documents lead elsewhere, the address is held to what every address of strangers is: https, and public.
 *
 * @throws GuardedFetchError before a connection is made.
 */
export function providerFetch(issuer: URL, options: GuardedFetchOptions): CustomFetch {
  return async (address, { body, headers, method, signal }) => {
    const url = new URL(address)
    const agent = await agentFor(url, issuer, options)
    try {
      const answer = await agent.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: method === 'POST' ? 'POST' : 'GET',
        headers: { ...headers, 'accept-encoding': 'identity' },
        ...(body ? { body: String(body) } : {}),
        ...(signal ? { signal } : {}),
      })
      const text = await textOf(answer, ANSWER_MOST)
      const { 'content-type': type = '', 'www-authenticate': challenge } = answer.headers
      return new Response(text || null, {
        status: answer.statusCode,
        headers: {
          'content-type': String(type),
          ...(challenge ? { 'www-authenticate': String(challenge) } : {}),
        },
      })
    } finally {
      await agent.destroy()
    }
  }
}

async function agentFor(url: URL, issuer: URL, options: GuardedFetchOptions): Promise<Agent> {
  if (url.origin === issuer.origin) return new Agent()
  return pinnedTo(await checkedAddress(hostOf(allowedUrl(url.href, options)), options))
}
