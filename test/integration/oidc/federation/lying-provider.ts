import type { RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { PROVIDER_CLIENT } from '../../../support/hospital-provider.ts'
import { aForeignServer, type ForeignServer } from '../../../support/key-set-server.ts'

type Claims = Record<string, unknown>

/** What a lie changes of a good ID token. */
export interface Lie {
  claims?: Claims
  /** Signed with a key that is not published, or not at all. */
  signed?: 'STRANGE' | 'NONE' | 'HMAC'
  /** What the token endpoint answers in place of tokens. */
  status?: number
  /** The address of the token endpoint in the metadata. */
  tokenEndpoint?: string
}

/** An OpenID provider that answers properly but for one thing. */
export interface LyingProvider extends Pick<ForeignServer, 'stop' | 'requests'> {
  issuer: string
  lie: Lie
  /** Where it would send the browser back to, for an authorization request. */
  answerTo(request: string): string
}

export async function aLyingProvider(): Promise<LyingProvider> {
  const server = await aForeignServer()
  const [own, strange] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }
  let nonce = ''
  const provider: LyingProvider = {
    issuer: server.url,
    lie: {},
    requests: server.requests,
    stop: server.stop,
    answerTo(request) {
      const { searchParams } = new URL(request)
      nonce = searchParams.get('nonce') ?? ''
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.search = `${new URLSearchParams({
        code: 'a-code',
        state: searchParams.get('state') ?? '',
      })}`
      return back.href
    },
  }
  const keys = { own: own.privateKey, strange: strange.privateKey }
  const answers: RequestListener = async (req, res) => {
    const { lie } = provider
    const json = (body: object, status = 200) =>
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (req.url?.startsWith('/.well-known')) return json(metadata(server.url, lie))
    if (req.url === '/jwks') return json({ keys: [jwk] })
    await text(req)
    if (lie.status) return json({ error: 'server_error' }, lie.status)
    const id_token = await idToken(server.url, nonce, { lie, keys })
    return json({ access_token: 'at', token_type: 'Bearer', id_token })
  }
  server.answers((req, res) => void answers(req, res))
  return provider
}

function metadata(issuer: string, { tokenEndpoint }: Lie) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: tokenEndpoint ?? `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
  }
}

interface Signing {
  lie: Lie
  keys: { own: CryptoKey; strange: CryptoKey }
}

function idToken(issuer: string, nonce: string, { keys, lie }: Signing) {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    ...{ iss: issuer, sub: 'liar', aud: PROVIDER_CLIENT.id, iat: now, exp: now + 300, nonce },
    ...{ email: 'liar@lakeside.example', email_verified: true, name: 'Lia R' },
    ...lie.claims,
  }
  if (lie.signed === 'NONE') return new UnsecuredJWT(claims).encode()
  if (lie.signed === 'HMAC') {
    const secret = new TextEncoder().encode(PROVIDER_CLIENT.secret)
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret)
  }
  const key = lie.signed === 'STRANGE' ? keys.strange : keys.own
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(key)
}
