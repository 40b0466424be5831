import type { AccessToken, ClientCredentials, KoaContextWithOIDC } from 'oidc-provider'
import { actingFhirUser } from '../../domain/patient-access.ts'
import { fhirUserUrl, personOf } from '../account.ts'
import { registeredClient } from '../clients/client-metadata.ts'
import { launchFactsOf } from '../kept-launch.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { launchContextMembers } from './launch-context-members.ts'

/**
 * Adds to an access token what the policy proxy decides by: the version and the grant it rests on, and the launch
 * context. `azp` and `profile` are read by older FHIR servers (R172).
 */
export function accessTokenClaims(options: AuthorizationServerOptions) {
  return (ctx: KoaContextWithOIDC, token: AccessToken | ClientCredentials) => {
    const grantId = 'grantId' in token ? token.grantId : undefined
    const registered = registeredClient(ctx.oidc.client)
    const person = personOf(ctx)
    const launch = launchFactsOf(ctx)
    const acting = person && actingFhirUser(options.environment, person)
    const fhirUser = person && fhirUserUrl(options, ctx, { fhirUser: acting ?? null, ...launch })
    return present({
      azp: ctx.oidc.client?.clientId,
      gh_grant: grantId,
      gh_version: registered?.appVersionId,
      ...(registered && grantId ? launchContextMembers(options, launch) : {}),
      ...(registered && fhirUser ? { fhirUser, profile: fhirUser } : {}),
    })
  }
}

function present(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
