import type { RequestContext } from '../../context.ts'

/**
 * Ends everything that was issued in production to the clients of these versions, those of pilots too, so that no token
 * holds what was taken from them: sessions and refresh tokens go, and access tokens of before are refused by the next
 * request they come with, on every replica. Apps ask for new ones and go on with what is left.
 *
 * By the clock of the database: what the authorization server writes into tokens is real time, too.
 */
export async function endTokens(
  { em }: RequestContext,
  versionIds: readonly string[],
): Promise<void> {
  const clients = `c.environment <> 'SANDBOX' and c.pinned_version_id = any(?::uuid[])`
  const versions = `{${versionIds.join(',')}}`
  await em.execute(`update oauth_client c set tokens_from = clock_timestamp() where ${clients}`, [
    versions,
  ])
  await em.execute(
    `delete from oidc_record r using oauth_client c
     where ${clients} and r.environment = 'PRODUCTION' and r.client_id = c.client_id
       and r.model in ('AccessToken', 'AuthorizationCode', 'RefreshToken', 'ClientCredentials', 'Grant')`,
    [versions],
  )
}
