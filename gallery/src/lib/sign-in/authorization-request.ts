import * as oauth from 'oauth4webapi'
import { callbackUrl, GALLERY_CLIENT, type SignInServer } from './authorization-server.ts'

/** What this browser must remember until the answer comes: it proves that the answer is ours. */
export interface SignInProof {
  readonly codeVerifier: string
  readonly state: string
  readonly nonce: string
}

/** A request to sign in: where to go, and what to remember meanwhile. */
export interface AuthorizationRequest {
  readonly url: URL
  readonly proof: SignInProof
}

/**
 * Prepares an authorization code request with PKCE for a token that only our GraphQL endpoint takes.
 * With `prompt` "none" nobody is asked anything (OpenID Connect Core 1.0, 3.1.2.1; RFC 8707).
 */
export async function authorizationRequest(
  { origin, metadata }: SignInServer,
  prompt?: 'none',
): Promise<AuthorizationRequest> {
  if (!metadata.authorization_endpoint) throw new Error('The sign-in address is not published.')
  const proof: SignInProof = {
    codeVerifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
  }
  const url = new URL(metadata.authorization_endpoint)
  url.search = new URLSearchParams({
    client_id: GALLERY_CLIENT.client_id,
    redirect_uri: callbackUrl(origin),
    response_type: 'code',
    scope: 'openid profile email',
    resource: `${origin}/graphql`,
    state: proof.state,
    nonce: proof.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(proof.codeVerifier),
    code_challenge_method: 'S256',
    ...(prompt && { prompt }),
  }).toString()
  return { url, proof }
}
