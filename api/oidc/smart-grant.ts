import type { Grant, default as Provider } from 'oidc-provider'
import { isContextScope } from '../../schema/vocabulary/context-scope.ts'
import { randomToken } from '../secrets.ts'

/** What a person allowed one app, on its way into a grant of the provider. */
export interface SmartGrantFacts {
  accountId: string
  clientId: string
  scopes: readonly string[]
  /** The FHIR base they are for. */
  fhirBase: string
  /** When the consent ends by itself; undefined when it does not. */
  expiresAt: Date | undefined
}

/**
 * Makes a grant with its id, not yet saved. Every scope is granted for the FHIR base, those of OpenID Connect as
 * well, so that the token answer lists them all as SMART demands (SMART.md CODE-04).
 */
export function newSmartGrant(
  provider: Provider,
  { accountId, clientId, expiresAt, fhirBase, scopes }: SmartGrantFacts,
): { grant: Grant; id: string } {
  const grant = new provider.Grant({ accountId, clientId })
  const id = randomToken()
  grant.jti = id
  if (expiresAt) endGrantAt(grant, expiresAt)
  grant.addOIDCScope(scopes.filter(isContextScope))
  grant.addResourceScope(fhirBase, scopes.join(' '))
  return { grant, id }
}

/** Makes a grant end with its consent; the codes and refresh tokens under it are over with it. */
export function endGrantAt(grant: Grant, expiresAt: Date | undefined): void {
  // What is not said is decided when it is saved: as long as grants are kept.
  grant.exp = expiresAt && Math.floor(expiresAt.getTime() / 1000)
}
