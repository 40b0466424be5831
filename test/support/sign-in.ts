import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { TestPlatform } from './test-platform.ts'

const CLIENT_ID = 'gatehouse-portal'

/**
 * Signs in at the authorization server as the portal does (code flow with PKCE, RFC 7636), by walking its pages
 * without a browser, and returns the access token for /graphql.
 */
export async function signIn(
  { url: base, urls }: Pick<TestPlatform, 'url' | 'urls'>,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const verifier = randomBytes(32).toString('base64url')
  const redirectUri = `${base}/portal/callback`
  const walk = new Walk()
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    resource: urls.graphql,
    state: 'state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const form = await walk.to(`${urls.issuer.PRODUCTION}/authorize?${query}`, redirectUri)
  const body = new URLSearchParams({ email, password })
  const answered = await walk.to(form, redirectUri, { method: 'POST', body })
  const code = new URL(answered).searchParams.get('code')
  if (!code) throw new Error(`Signing in as ${email} ended at ${new URL(answered).pathname}`)
  const exchange = {
    client_id: CLIENT_ID,
    redirect_uri: redirectUri,
    code,
    code_verifier: verifier,
  }
  const response = await fetch(`${urls.issuer.PRODUCTION}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'authorization_code', ...exchange }),
  })
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token
}

/** Follows redirects with one jar of cookies. */
class Walk {
  readonly #cookies = new Map<string, string>()

  /** Goes to an address and on from there; ends at the page shown, or where the app would be answered. */
  async to(start: string, goal: string, init: RequestInit = {}): Promise<string> {
    let at = start
    let next: string | null = start
    for (let hops = 0; next && hops < 10; hops += 1) {
      at = new URL(next, at).href
      if (at.startsWith(`${goal}?`)) return at
      next = await this.#visit(at, hops === 0 ? init : {})
    }
    return at
  }

  async #visit(url: string, init: RequestInit): Promise<string | null> {
    const cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ')
    const headers = { accept: 'text/html', cookie }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    await response.arrayBuffer()
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(line) ?? []
      this.#cookies.set(name, value)
    }
    return response.headers.get('location')
  }
}
