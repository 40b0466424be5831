import { createHash } from 'node:crypto'
import express, { Router } from 'express'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

const TOKEN_LIFETIME_S = 120

/** What the authorization server knows, and what it gave out. */
export interface SignInDesk {
  readonly origin: string
  /** Who is signed in at the authorization server; undefined for nobody. */
  person: string | undefined
  /** The tokens given out, in order. */
  readonly tokens: string[]
}

/** The part of OpenID Connect that signing in to My apps needs, strict where the page must be exact. */
export async function authorizationServer(desk: SignInDesk): Promise<Router> {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const key: JWK = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }
  const issuer = `${desk.origin}/auth`
  const pending = new Map<string, URLSearchParams>()
  const router = discovery(issuer, key)

  router.get('/authorize', (request, response) => {
    const asked = new URL(request.originalUrl, issuer).searchParams
    const answer = new URLSearchParams({ iss: issuer, state: asked.get('state') ?? '' })
    if (desk.person) {
      const code = crypto.randomUUID()
      pending.set(code, asked)
      answer.set('code', code)
    } else answer.set('error', 'login_required')
    response.redirect(`${asked.get('redirect_uri')}?${answer}`)
  })

  router.post('/token', express.urlencoded(), async (request, response) => {
    const { code, code_verifier, client_id } = request.body
    const asked = pending.get(code)
    const challenge = createHash('sha256').update(String(code_verifier)).digest('base64url')
    if (!asked || !pending.delete(code) || challenge !== asked.get('code_challenge')) {
      response.status(400).json({ error: 'invalid_grant' })
      return
    }
    const idToken = new SignJWT({ nonce: asked.get('nonce'), name: desk.person })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setIssuer(issuer)
      .setAudience(client_id)
      .setSubject('person')
      .setIssuedAt()
      .setExpirationTime('5m')
    const token = `${asked.get('resource')}#${desk.tokens.length}`
    desk.tokens.push(token)
    response.json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME_S,
      id_token: await idToken.sign(privateKey),
    })
  })
  return router
}

function discovery(issuer: string, key: JWK): Router {
  const router = Router()
  router.get('/.well-known/openid-configuration', (_request, response) => {
    response.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      end_session_endpoint: `${issuer}/end`,
      id_token_signing_alg_values_supported: ['ES256'],
      authorization_response_iss_parameter_supported: true,
    })
  })
  router.get('/jwks', (_request, response) => {
    response.json({ keys: [key] })
  })
  return router
}
