import { createServer } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'
import { serveSide } from '../serve-side.ts'
import { REDIRECT } from '../walks/launch-walk.ts'
import { listenOnFreePort } from './listen-on-free-port.ts'
import { serviceKey } from './service-key.ts'

const API = 'https://fhir.example/r4'

const CONFIGURATION: Configuration = {
  cookies: { keys: ['a key of the benchmark'] },
  enabledJWA: {
    clientAuthSigningAlgValues: ['RS384', 'ES384'],
    idTokenSigningAlgValues: ['ES256'],
  },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => API,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: 'read',
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
  rotateRefreshToken: true,
}

/**
 * oidc-provider as it comes: storage in memory, the pages it brings for development, signed access tokens for one
 * resource server, refresh tokens that rotate.
 *
 * @see https://github.com/panva/node-oidc-provider/blob/main/docs/README.md
 */
await serveSide(async () => {
  const server = createServer()
  const url = await listenOnFreePort(server)
  const keys = await Promise.all(['RS384', 'ES384'].map(serviceKey))
  const provider = new Provider(url, {
    ...CONFIGURATION,
    jwks: { keys: [{ ...(await signingKey()), use: 'sig' }] },
    clients: [
      {
        client_id: 'app',
        token_endpoint_auth_method: 'none',
        redirect_uris: [REDIRECT],
        grant_types: ['authorization_code', 'refresh_token'],
        id_token_signed_response_alg: 'ES256',
      },
      {
        client_id: 'service',
        token_endpoint_auth_method: 'private_key_jwt',
        id_token_signed_response_alg: 'ES256',
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
        jwks: { keys: keys.map(({ shown }) => shown) },
      },
    ],
  })
  server.on('request', provider.callback())
  const facts = {
    clientId: 'app',
    serviceId: 'service',
    serviceKeys: JSON.stringify(keys.map(({ hidden }) => hidden)),
    resource: API,
    issuer: url,
  }
  return { url, facts, stop: async () => server.closeAllConnections() }
})

async function signingKey() {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'ES256' }
}
