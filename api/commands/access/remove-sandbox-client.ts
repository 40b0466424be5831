import type { RequestContext } from '../../context.ts'
import type { OAuthClient } from '../../entities/access/oauth-client.entity.ts'

/** What hangs on a client, in the order in which it can be deleted. */
const HANGING_ON_CLIENT = [
  `delete from ehr_launch where oauth_client_id = ?
     or service_account_id in (select id from service_account where oauth_client_id = ?)`,
  'delete from service_account where oauth_client_id = ?',
  'delete from consent where oauth_client_id = ?',
  'delete from client_secret where oauth_client_id = ?',
]

/**
 * Deletes a client of the sandbox with all that was made with it; what it was, only the audit trail knows. For clients of
 * drafts that were never submitted: every other one is part of a history people look back at.
 */
export async function removeSandboxClient(
  { em }: Pick<RequestContext, 'em'>,
  { clientId, id, pinnedVersionId }: Pick<OAuthClient, 'clientId' | 'id' | 'pinnedVersionId'>,
): Promise<void> {
  for (const statement of HANGING_ON_CLIENT) {
    const places = statement.split('?').length - 1
    await em.execute(statement, Array(places).fill(id))
  }
  await em.execute(`delete from oidc_record where environment = 'SANDBOX' and client_id = ?`, [
    clientId,
  ])
  await em.execute(`delete from launch where environment = 'SANDBOX' and app_version_id = ?`, [
    pinnedVersionId,
  ])
  await em.execute(`delete from scope_grant where environment = 'SANDBOX' and app_version_id = ?`, [
    pinnedVersionId,
  ])
  await em.execute('delete from oauth_client where id = ?', [id])
}
