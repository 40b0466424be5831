import type { RequestContext } from '../../../context.ts'
import { requireViewer } from '../../authorize.ts'

/** Grants of our own clients and those of apps that stay connected only while somebody is signed in. */
const SESSION_GRANTS = `select entry.value->>'grantId'
  from oidc_record s, jsonb_each(coalesce(s.payload->'authorizations', '{}'::jsonb)) as entry
  where s.environment in ('PRODUCTION', 'SANDBOX') and s.model = 'Session' and s.account_id = ?
    and not coalesce((entry.value->>'persistsLogout')::boolean, false)`

/** Leaves the session out that holds one grant; with an empty text it leaves none out. */
const BUT_FOR = `and not exists (
    select 1 from jsonb_each(coalesce(payload->'authorizations', '{}'::jsonb)) as own
    where own.value->>'grantId' = ?)`

/**
 * Signs a person out of every browser, in both environments: sessions, and all that lives with them. Tokens of our
 * own clients end because their grant is gone, which is asked with every request. Apps the person let stay connected
 * are not touched.
 */
export function endAllSessions(ctx: RequestContext, userId: string): Promise<void> {
  return endSessions(ctx, userId, '')
}

/** The same for every browser but the one that asks. */
export function endOtherSessions(ctx: RequestContext): Promise<void> {
  const { session, userId } = requireViewer(ctx)
  return endSessions(ctx, userId, session ?? '')
}

/** Ends every session, code, token and grant of a person, those of apps as well. Consents stay. */
export async function endEverything(ctx: RequestContext, userId: string): Promise<void> {
  await ctx.em.execute(
    `delete from oidc_record where environment in ('PRODUCTION', 'SANDBOX') and account_id = ?
       and model in ('Session', 'AuthorizationCode', 'RefreshToken', 'AccessToken', 'Grant')`,
    [userId],
    'run',
  )
}

/**
 * Ends every code, token and grant that apps hold for a person, in both environments, and leaves those of our own clients: a
 * consent stands behind what apps hold. Consents stay, so apps go on when the person has signed in for them again.
 */
export async function endAppTokens(ctx: RequestContext, userId: string): Promise<void> {
  await ctx.em.execute(
    `delete from oidc_record where environment in ('PRODUCTION', 'SANDBOX') and account_id = ?
       and model in ('AuthorizationCode', 'RefreshToken', 'AccessToken', 'Grant')
       and grant_id in (select grant_id from consent where user_id = ?)`,
    [userId, userId],
    'run',
  )
}

async function endSessions(ctx: RequestContext, userId: string, kept: string): Promise<void> {
  await ctx.em.execute(
    `delete from oidc_record where environment in ('PRODUCTION', 'SANDBOX')
       and grant_id in (${SESSION_GRANTS} ${BUT_FOR.replaceAll('payload', 's.payload')})`,
    [userId, kept],
    'run',
  )
  await ctx.em.execute(
    `delete from oidc_record where environment in ('PRODUCTION', 'SANDBOX') and account_id = ?
       and model = 'Session' ${BUT_FOR}`,
    [userId, kept],
    'run',
  )
}
