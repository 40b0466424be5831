import { launchEnvironmentOf } from '../../../schema/vocabulary/launch-environment.ts'
import type { FhirVersion } from '../../../schema/vocabulary/registration.ts'
import type { PublicUrls } from '../../context.ts'
import { fhirBasesIn, reachableBases, startingBase } from '../../domain/fhir-base.ts'
import { DEFAULT_SCOPES } from '../../domain/requestable-scopes.ts'
import type { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { fhirBaseView } from '../platform/fhir-base-view.ts'

/**
 * Where a client connects to (R098-R102), derived from where this server is and what its version declares. With no base it may
 * reach, the first one is named, which tells why.
 */
export function connectionSheet(
  urls: PublicUrls,
  client: OAuthClient,
  fhirVersions: readonly FhirVersion[] = [],
) {
  const environment = launchEnvironmentOf(client.environment)
  const issuer = urls.issuer[environment]
  const visitor = { clientType: client.clientType, fhirVersions }
  const { url: fhirBase } = startingBase(urls, environment, visitor)
  const authorizeUrl = `${issuer}/authorize`
  return {
    fhirBase,
    fhirBases: reachableBases(fhirBasesIn(urls, environment), visitor).map(fhirBaseView),
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
