import type { KeptMetadata } from '../../domain/client-registration.ts'
import type { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { authenticationOf } from '../clients/client-metadata.ts'

/** A registered client, with what was said about it. */
export interface Registered {
  client: OAuthClient
  version: AppVersion
  scopes: readonly string[]
  kept: KeptMetadata
  /** The address it is read, changed and ended at. */
  uri: string
  registrationToken: string
  secret?: { plaintextOnce: string; expiresAt: Date } | undefined
}

/**
 * Writes client information as it is registered now, which may differ from what was asked for (RFC 7591 section 3.2.1). A
 * secret is in it only when it was made just now: we keep no secret we could say again.
 */
export function clientInformation(registered: Registered): Record<string, unknown> {
  const { client, kept, registrationToken, scopes, secret, uri, version } = registered
  const isBackend = client.clientType === 'BACKEND_SERVICE'
  return withoutNulls({
    client_id: client.clientId,
    client_id_issued_at: seconds(client.createdAt),
    client_secret: secret?.plaintextOnce,
    client_secret_expires_at: secret && seconds(secret.expiresAt),
    registration_client_uri: uri,
    registration_access_token: registrationToken,
    client_name: version.name,
    ...authenticationOf(client.clientType),
    redirect_uris: isBackend ? [] : client.redirectUrls,
    response_types: isBackend ? [] : ['code'],
    id_token_signed_response_alg: client.idTokenAlg,
    scope: scopes.join(' '),
    client_uri: version.homepageUrl,
    tos_uri: version.termsUrl,
    policy_uri: version.privacyPolicyUrl,
    initiate_login_uri: client.launchUrl,
    jwks_uri: client.jwksUrl,
    jwks: client.jwks,
    logo_uri: kept.logoUri,
    contacts: kept.contacts,
    software_id: kept.softwareId,
    software_version: kept.softwareVersion,
  })
}

function withoutNulls(members: Record<string, unknown>): Record<string, unknown> {
  const said = Object.entries(members).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(said)
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
