import * as oauth from 'oauth4webapi'
import type { PendingSignIn } from './authorization-request.ts'
import { authorizationServer, oauthClient, requestOptions } from './authorization-server.ts'
import { graphqlResource, redirectUri } from './sign-in-settings.ts'

/** What a sign-in yields; it lives in memory only. */
export interface Tokens {
  readonly accessToken: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

const DEFAULT_LIFETIME_SECONDS = 300

/**
 * Checks the answer in a callback address and trades its code for tokens.
 * Throws `AuthorizationResponseError` when the answer is a refusal.
 */
export async function redeemCode(callback: URL, pending: PendingSignIn): Promise<Tokens> {
  const server = await authorizationServer()
  const parameters = oauth.validateAuthResponse(server, oauthClient, callback, pending.state)
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    oauthClient,
    oauth.None(),
    parameters,
    redirectUri(),
    pending.codeVerifier,
    { ...requestOptions(), additionalParameters: { resource: graphqlResource() } },
  )
  const result = await oauth.processAuthorizationCodeResponse(server, oauthClient, response, {
    expectedNonce: pending.nonce,
    requireIdToken: true,
  })
  const lifetime = result.expires_in ?? DEFAULT_LIFETIME_SECONDS
  return {
    accessToken: result.access_token,
    expiresAt: Date.now() + lifetime * 1000,
  }
}
