/** Our own client at our own authorization server. */
export const CLIENT_ID = 'gatehouse-portal'

export const SIGN_IN_SCOPE = 'openid profile email'

/** Where the portal lives below the public address. */
export const PORTAL_BASE = '/portal'

export const CALLBACK_PATH = `${PORTAL_BASE}/callback`

/** Where the authorization server sends the code. */
export function redirectUri(): string {
  return `${window.location.origin}${CALLBACK_PATH}`
}

/** The resource the access token is for (RFC 8707). */
export function graphqlResource(): string {
  return `${window.location.origin}/graphql`
}
