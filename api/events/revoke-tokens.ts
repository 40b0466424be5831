import type { Handler } from './handler.ts'

/** Transitions after which nothing issued to the app's clients may live on. */
const ENDING = new Set(['SUSPEND', 'RETIRE', 'SUPERSEDE', 'WITHDRAW', 'REJECT'])

/**
 * Removes codes, tokens and grants of the clients pinned to a version that may no longer be used.
 *
 * The proxy refuses them from the moment the change commits, because it asks for the standing of the client;
 * this removes what is left, so that nothing comes back when the version is reinstated (LIFECYCLE: tokens are
 * not restored).
 */
export const revokeTokens: Handler = async ({ em }, event) => {
  if (event.type !== 'app-version.moved' || !ENDING.has(event.transition)) return
  await em.execute(
    `delete from oidc_record r using oauth_client c
     where c.pinned_version_id = ? and r.environment = c.environment and r.client_id = c.client_id
       and r.model in ('AccessToken', 'AuthorizationCode', 'RefreshToken', 'ClientCredentials', 'Grant')
       and (c.environment = 'PRODUCTION' or ? in ('RETIRE', 'SUPERSEDE', 'REJECT', 'WITHDRAW'))`,
    [event.appVersionId, event.transition],
  )
}
