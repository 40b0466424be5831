import type { AdapterPayload, Client } from 'oidc-provider'
import Provider, { errors } from 'oidc-provider'
import type { ClientType } from '../../../schema/vocabulary/registration.ts'
import { keepKeySetFinding } from '../../commands/access/keep-key-set-finding.ts'
import { type LaunchableClient, launchableClient } from '../../queries/access/launchable-client.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { requestContext } from '../request-context.ts'
import { clientKey, foundOnce } from '../storage/request-records.ts'
import { kidOf, type PublishedKeys } from './published-keys.ts'

/** The one member of client metadata that is ours: the registry's row behind the client. */
export const REGISTRY_PROPERTY = 'gatehouse'

/** The registry's row behind a client; undefined for our own clients, which are not apps. */
export function registeredClient(client: Client | undefined): LaunchableClient | undefined {
  return client?.[REGISTRY_PROPERTY] as LaunchableClient | undefined // put there by clientMetadataOf
}

/**
 * Describes a registered client to the provider, read anew at each request: a suspended app is unknown from the
 * next one on (SMART.md AUTHZ-12, CONS-13).
 */
export async function clientMetadataOf(
  options: AuthorizationServerOptions,
  clientId: string,
  published: PublishedKeys,
): Promise<AdapterPayload | undefined> {
  const { environment, ports } = options
  const at = ports.clock.now()
  const client = await foundOnce(clientKey(clientId), () =>
    launchableClient(ports.rowReader, { environment, clientId, at }),
  )
  if (!client) return undefined
  return {
    client_id: client.clientId,
    client_name: client.appName,
    application_type: isNative(client.redirectUrls) ? 'native' : 'web',
    redirect_uris: client.clientType === 'BACKEND_SERVICE' ? [] : client.redirectUrls,
    response_types: client.clientType === 'BACKEND_SERVICE' ? [] : ['code'],
    ...AUTHENTICATION[client.clientType],
    id_token_signed_response_alg: client.idTokenAlg,
    ...(client.clientType === 'CONFIDENTIAL_SYMMETRIC'
      ? { client_secret: placeholder(client) }
      : {}),
    ...(usesKeys(client.clientType) ? await keySet(options, client, published) : {}),
    [REGISTRY_PROPERTY]: client,
  }
}

const INTERACTIVE_GRANTS = ['authorization_code', 'refresh_token']

/** SMART client types as OAuth spells them. Only a client with keys may act for nobody (SMART.md BACK-35). */
const AUTHENTICATION = {
  PUBLIC: { token_endpoint_auth_method: 'none', grant_types: INTERACTIVE_GRANTS },
  CONFIDENTIAL_SYMMETRIC: {
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: INTERACTIVE_GRANTS,
  },
  CONFIDENTIAL_ASYMMETRIC: {
    token_endpoint_auth_method: 'private_key_jwt',
    grant_types: INTERACTIVE_GRANTS,
  },
  BACKEND_SERVICE: {
    token_endpoint_auth_method: 'private_key_jwt',
    grant_types: ['client_credentials'],
  },
} as const satisfies Record<ClientType, AdapterPayload>

/** How clients of a type prove themselves, and which grants they use. */
export function authenticationOf(clientType: ClientType): AdapterPayload {
  return AUTHENTICATION[clientType]
}

function usesKeys(clientType: ClientType): boolean {
  return AUTHENTICATION[clientType].token_endpoint_auth_method === 'private_key_jwt'
}

/** The provider wants a secret and we keep only hashes; comparison is ours, see client-secrets.ts. */
function placeholder({ secretHashes }: LaunchableClient): string {
  return `sha256:${secretHashes.join(',')}`
}

/**
 * The keys a client signs with: those it handed in, else those at its address. The address is read only where there is
 * an assertion to verify; the provider itself never fetches, see provider.ts.
 * @throws InvalidClientAuth where there are none: to whoever asks that is a failed authentication like any other, and what
 * was found is kept for the developer (SMART.md BACK-09, BACK-25).
 */
async function keySet(
  options: AuthorizationServerOptions,
  client: LaunchableClient,
  published: PublishedKeys,
): Promise<AdapterPayload> {
  const { jwks, jwksUrl } = client
  if (jwks) return { jwks }
  if (!jwksUrl) throw new errors.InvalidClientAuth('the client has no keys')
  const koa = Provider.ctx
  const assertion = koa?.oidc?.params?.client_assertion
  if (!koa || !assertion) return { jwks_uri: jwksUrl }
  const { check, keys } = await published.at(jwksUrl, kidOf(assertion))
  if (published.isNews(client.id, check)) {
    await keepKeySetFinding(requestContext(options, koa.req), client, check)
  }
  if (keys.length > 0) return { jwks: { keys } }
  throw new errors.InvalidClientAuth('the key set address has no usable key now')
}

/**
 * RFC 8252 section 7.3: a native app on a loopback address may use any port, so only apps without a web address
 * count as native there; a scheme of its own makes any app native.
 */
function isNative(redirectUrls: readonly string[]): boolean {
  const isLoopback = (url: string) => /^http:\/\/(127\.0\.0\.1|\[::1\])[:/]/.test(url)
  const isPrivateUse = (url: string) => !/^https?:/.test(url)
  return (
    redirectUrls.length > 0 && (redirectUrls.some(isPrivateUse) || redirectUrls.every(isLoopback))
  )
}
