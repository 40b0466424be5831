import type { AdapterPayload } from 'oidc-provider'
import { type AuthorizationServerOptions, issuerOf } from '../options.ts'

/** Our own clients and where they live below the public address. They exist in production only. */
const FIRST_PARTY = {
  'gatehouse-portal': { redirect: '/portal/callback', signedOut: '/portal/' },
  'gatehouse-gallery': { redirect: '/my-apps/callback', signedOut: '/my-apps' },
} as const

/** What our own clients may ask for; they talk to GraphQL and never to FHIR. */
export const FIRST_PARTY_SCOPES = ['openid', 'profile', 'email']

/** Says whether a client is one of ours, which needs no consent. */
export function isFirstParty(clientId: string): boolean {
  return Object.hasOwn(FIRST_PARTY, clientId)
}

/** The metadata of one of our own clients; undefined for others and outside production. */
export function firstPartyClient(
  options: AuthorizationServerOptions,
  clientId: string,
): AdapterPayload | undefined {
  if (options.environment !== 'PRODUCTION' || !isFirstParty(clientId)) return undefined
  const { redirect, signedOut } = FIRST_PARTY[clientId as keyof typeof FIRST_PARTY]
  const { base } = options.urls
  return {
    client_id: clientId,
    client_name: options.organization.name,
    application_type: 'web',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: [`${base}${redirect}`],
    post_logout_redirect_uris: [`${base}${signedOut}`],
    client_uri: issuerOf(options),
  }
}
