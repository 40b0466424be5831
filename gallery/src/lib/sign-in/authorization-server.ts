import * as oauth from 'oauth4webapi'

/** This page's own client at the hospital's authorization server; it is public and has no secret. */
export const GALLERY_CLIENT: oauth.Client = { client_id: 'gatehouse-gallery' }

/** Where one gallery lives, and the authorization server it lives beside. */
export interface SignInServer {
  readonly origin: string
  readonly metadata: oauth.AuthorizationServer
}

/** Reads the metadata of the authorization server of this origin (OpenID Connect Discovery 1.0). */
export async function discover(origin: string): Promise<SignInServer> {
  const issuer = new URL('/auth', origin)
  const response = await oauth.discoveryRequest(issuer, transport(origin))
  return { origin, metadata: await oauth.processDiscoveryResponse(issuer, response) }
}

/** Where the authorization server sends people back to. */
export function callbackUrl(origin: string): string {
  return `${origin}/my-apps/callback`
}

/** Lets a hospital on its own machine use http; browsers keep every other origin to https. */
export function transport(origin: string): { [oauth.allowInsecureRequests]: boolean } {
  return { [oauth.allowInsecureRequests]: new URL(origin).protocol === 'http:' }
}
