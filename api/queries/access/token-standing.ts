import {
  clientEnvironmentsIn,
  type LaunchEnvironment,
} from '../../../schema/vocabulary/launch-environment.ts'
import type { EntityManager } from '../../ports.ts'
import { IS_LAUNCHABLE, launchableStatusesLiteral } from './launchable-statuses.ts'
import { IS_IN_PILOT, PILOT_RUNS } from './pilot-standing.ts'

/** What an access token says about itself, once its signature is verified. */
export interface TokenIdentity {
  environment: LaunchEnvironment
  jti: string
  /** Absent for a backend service, which acts for nobody. */
  grantId: string | undefined
  clientId: string
  appVersionId: string
  /** When it was made, in seconds since 1970 (RFC 7519, `iat`). */
  issuedAt: number
  /** When it is shown. */
  at: Date
}

/** Why a token with a good signature is no longer good. */
export type TokenFault =
  | 'CLIENT_DISABLED'
  | 'APP_NOT_AVAILABLE'
  | 'PILOT_OVER'
  | 'NOT_IN_PILOT'
  | 'VERSION_SUPERSEDED'
  | 'TOKEN_REVOKED'
  | 'CONSENT_ENDED'
  | 'GRANT_ENDED'
  | 'USER_DISABLED'

export type TokenStanding = 'good' | TokenFault

/**
 * Says whether what an access token rests on still stands, in one statement and without a cache: a token
 * dies with its client, version, consent, grant, person or by its own revocation (SMART.md INTR-12, CONS-12,
 * CONS-13, REVO-02). A token of an earlier version is over as soon as the client is pinned to the next one,
 * so that what the new version lost is lost at once; the app refreshes and goes on. A token of a pilot dies with the pilot,
 * and with the place of its person in it.
 */
export async function tokenStanding(
  em: EntityManager,
  { at, environment, clientId, grantId, issuedAt, jti, appVersionId }: TokenIdentity,
): Promise<TokenStanding> {
  const [row] = await em.execute<{ standing: TokenStanding }[]>(STATEMENT, [
    at,
    launchableStatusesLiteral(environment),
    appVersionId,
    issuedAt,
    grantId ?? '',
    grantId ?? '',
    environment,
    jti,
    environment,
    grantId ?? '',
    clientId,
    `{${clientEnvironmentsIn(environment).join(',')}}`,
  ])
  return row?.standing ?? 'CLIENT_DISABLED'
}

const STATEMENT = `
select case
  when c.disabled_at is not null then 'CLIENT_DISABLED'
  when c.environment = 'PILOT' and not ${PILOT_RUNS} then 'PILOT_OVER'
  when c.environment <> 'PILOT' and not ${IS_LAUNCHABLE} then 'APP_NOT_AVAILABLE'
  when c.pinned_version_id::text <> ? then 'VERSION_SUPERSEDED'
  when r.id is not null or c.tokens_from > to_timestamp(?::float8) then 'TOKEN_REVOKED'
  when ? = '' then 'good'
  when s.id is null or s.revoked_at is not null or s.expires_at <= now() then 'CONSENT_ENDED'
  when c.environment = 'PILOT' and not ${IS_IN_PILOT} then 'NOT_IN_PILOT'
  when g.id is null then 'GRANT_ENDED'
  when u.disabled_at is not null then 'USER_DISABLED'
  else 'good' end as standing
from oauth_client c
join app_version v on v.id = c.pinned_version_id
left join consent s on s.grant_id = ? and s.oauth_client_id = c.id
left join user_account u on u.id = s.user_id
left join oidc_record r on r.environment = ? and r.model = 'RevokedAccessToken' and r.id = ?
left join oidc_record g on g.environment = ? and g.model = 'Grant' and g.id = ?
  and (g.expires_at is null or g.expires_at > now())
where c.client_id = ? and c.environment = any(?::text[])`
