import * as oauth from 'oauth4webapi'
import { authorizationServer } from './authorization-server.ts'
import { currentLanguage } from './i18n/language.ts'
import { CLIENT_ID, graphqlResource, redirectUri, SIGN_IN_SCOPE } from './sign-in-settings.ts'

/** What has to be remembered between the request and its answer. */
export interface PendingSignIn {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** The page to return to, as path, search and hash. */
  readonly returnTo: string
}

/**
 * Prepares an authorization code request with PKCE.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7636
 */
export async function prepareSignIn(
  returnTo: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<{ url: URL; pending: PendingSignIn }> {
  const server = await authorizationServer()
  const pending = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    codeVerifier: oauth.generateRandomCodeVerifier(),
    returnTo,
  }
  const url = new URL(server.authorization_endpoint ?? '/auth/authorize', window.location.origin)
  url.search = new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: SIGN_IN_SCOPE,
    resource: graphqlResource(),
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(pending.codeVerifier),
    code_challenge_method: 'S256',
    ui_locales: currentLanguage(),
    ...extra,
  }).toString()
  return { url, pending }
}
