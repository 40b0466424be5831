import type { Grant, default as Provider } from 'oidc-provider'
import { isContextScope } from '../../schema/vocabulary/context-scope.ts'
import { randomToken } from '../secrets.ts'
import { type AuthorizationServerOptions, fhirBaseOf } from './options.ts'

/** What a person allowed one app, on its way into a grant of the provider. */
export interface SmartGrantFacts {
  accountId: string
  clientId: string
  scopes: readonly string[]
}

/**
 * Makes a grant with its id, not yet saved. Every scope is granted for the FHIR base, those of OpenID Connect as well,
 * so that the token answer lists them all as SMART demands (SMART.md CODE-04).
 */
export function newSmartGrant(
  options: AuthorizationServerOptions,
  provider: Provider,
  { accountId, clientId, scopes }: SmartGrantFacts,
): { grant: Grant; id: string } {
  const grant = new provider.Grant({ accountId, clientId })
  const id = randomToken()
  grant.jti = id
  grant.addOIDCScope(scopes.filter(isContextScope))
  grant.addResourceScope(fhirBaseOf(options), scopes.join(' '))
  return { grant, id }
}
