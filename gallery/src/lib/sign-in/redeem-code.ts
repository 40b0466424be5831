import * as oauth from 'oauth4webapi'
import type { SignInProof } from './authorization-request.ts'
import {
  callbackUrl,
  GALLERY_CLIENT,
  type SignInServer,
  transport,
} from './authorization-server.ts'

const DEFAULT_LIFETIME_S = 300

/** The proof of who is there. It lives in memory only and ends with the tab. */
export interface Credentials {
  readonly accessToken: string
  readonly idToken: string
  readonly expiresAt: number
  readonly name: string | undefined
}

/** Exchanges the answer of the authorization server for credentials, or throws what it refused. */
export async function redeemCode(
  { origin, metadata }: SignInServer,
  answer: URLSearchParams,
  proof: SignInProof,
): Promise<Credentials> {
  const parameters = oauth.validateAuthResponse(metadata, GALLERY_CLIENT, answer, proof.state)
  const response = await oauth.authorizationCodeGrantRequest(
    metadata,
    GALLERY_CLIENT,
    oauth.None(),
    parameters,
    callbackUrl(origin),
    proof.codeVerifier,
    transport(origin),
  )
  const result = await oauth.processAuthorizationCodeResponse(metadata, GALLERY_CLIENT, response, {
    expectedNonce: proof.nonce,
    requireIdToken: true,
  })
  const name = oauth.getValidatedIdTokenClaims(result)?.name
  return {
    accessToken: result.access_token,
    idToken: result.id_token ?? '',
    expiresAt: Date.now() + (result.expires_in ?? DEFAULT_LIFETIME_S) * 1000,
    name: typeof name === 'string' ? name : undefined,
  }
}
