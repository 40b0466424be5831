import { vi } from 'vitest'

/** How the stand-in for the authorization server answers; the network is closed. */
interface Behaviour {
  isSignedIn: boolean
  isReachable: boolean
}

const ORIGIN = window.location.origin
const ISSUER = `${ORIGIN}/auth`

/** Answers discovery, authorization with prompt=none, and the token endpoint, as ours does. */
export function anAuthorizationServer(behaviour: Behaviour) {
  const requests: { path: string; query: URLSearchParams; body: URLSearchParams }[] = []
  const nonces = new Map<string, string>()

  vi.stubGlobal('fetch', async (input: string | URL, init?: { body?: unknown }) => {
    const url = new URL(String(input), ORIGIN)
    const body = new URLSearchParams(String(init?.body ?? ''))
    requests.push({ path: url.pathname, query: url.searchParams, body })
    if (!behaviour.isReachable) throw new TypeError('Failed to fetch')
    if (url.pathname.endsWith('openid-configuration')) return json(METADATA)
    if (url.pathname === '/auth/authorize') return redirected(authorize(url.searchParams))
    return json(tokens(nonces.get(body.get('code') ?? '') ?? ''))
  })

  const authorize = (query: URLSearchParams): URL => {
    const answer = new URL(query.get('redirect_uri') ?? '')
    answer.searchParams.set('state', query.get('state') ?? '')
    if (!behaviour.isSignedIn) answer.searchParams.set('error', 'login_required')
    else {
      const code = `code-${nonces.size}`
      nonces.set(code, query.get('nonce') ?? '')
      answer.searchParams.set('code', code)
    }
    return answer
  }

  return { requests }
}

const METADATA = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/authorize`,
  token_endpoint: `${ISSUER}/token`,
  id_token_signing_alg_values_supported: ['RS256'],
}

function tokens(nonce: string) {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: ISSUER,
    sub: 'user-1',
    aud: 'gatehouse-portal',
    iat: now,
    exp: now + 300,
    nonce,
  }
  const idToken = [{ alg: 'RS256' }, claims].map((part) => btoa(JSON.stringify(part)))
  return {
    access_token: 'the-access-token',
    token_type: 'Bearer',
    expires_in: 300,
    id_token: `${idToken.join('.').replaceAll('=', '')}.c2ln`,
  }
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
}

/** A followed redirect: what counts is where it ended. */
function redirected(to: URL): Response {
  const response = new Response('')
  Object.defineProperty(response, 'url', { value: to.href })
  return response
}
