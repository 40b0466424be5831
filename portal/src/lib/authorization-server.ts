import * as oauth from 'oauth4webapi'
import { CLIENT_ID } from './sign-in-settings.ts'

/** The portal as the authorization server knows it: public, so PKCE instead of a secret. */
export const oauthClient: oauth.Client = { client_id: CLIENT_ID }

let metadata: Promise<oauth.AuthorizationServer> | undefined

/** Reads the metadata of our authorization server, once. */
export function authorizationServer(): Promise<oauth.AuthorizationServer> {
  metadata ??= discover().catch((error: unknown) => {
    metadata = undefined
    throw error
  })
  return metadata
}

/** Plain http is for a server on one's own machine; over https the library refuses it. */
export function requestOptions() {
  return { [oauth.allowInsecureRequests]: window.location.protocol === 'http:' }
}

async function discover(): Promise<oauth.AuthorizationServer> {
  const issuer = new URL('/auth', window.location.origin)
  const response = await oauth.discoveryRequest(issuer, requestOptions())
  return oauth.processDiscoveryResponse(issuer, response)
}
