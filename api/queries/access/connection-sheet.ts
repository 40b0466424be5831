import { launchEnvironmentOf } from '../../../schema/vocabulary/launch-environment.ts'
import type { PublicUrls } from '../../context.ts'
import { DEFAULT_SCOPES } from '../../domain/requestable-scopes.ts'
import type { OAuthClient } from '../../entities/access/oauth-client.entity.ts'

/** Where a client connects to (R098-R102), derived from where this server is. */
export function connectionSheet(urls: PublicUrls, client: OAuthClient) {
  const environment = launchEnvironmentOf(client.environment)
  const issuer = urls.issuer[environment]
  const fhirBase = urls.fhir[environment]
  const authorizeUrl = `${issuer}/authorize`
  return {
    fhirBase,
    authorizeUrl,
    discoveryUrl: `${fhirBase}/.well-known/smart-configuration`,
    tokenUrl: `${issuer}/token`,
    revocationUrl: `${issuer}/token/revocation`,
    introspectionUrl: `${issuer}/token/introspection`,
    launchRequestUrl(granted: readonly string[]): string | null {
      const [redirectUri] = client.redirectUrls
      if (client.clientType === 'BACKEND_SERVICE' || !redirectUri) return null
      const scope = [
        ...new Set([...DEFAULT_SCOPES.filter((name) => name !== 'launch'), ...granted]),
      ].join(' ')
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: client.clientId,
        redirect_uri: redirectUri,
        scope,
        state: 'choose-a-random-value',
        aud: fhirBase,
        code_challenge: 'the-S256-challenge-of-your-verifier',
        code_challenge_method: 'S256',
      })
      return `${authorizeUrl}?${query}`
    },
  }
}
