import {
  clientEnvironmentsIn,
  type LaunchEnvironment,
} from '../../../schema/vocabulary/launch-environment.ts'
import type { RowReader } from '../../ports.ts'
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

/** How a token stands, and how long that may be remembered by whoever hears of every change to what it rests on. */
export interface StandingRead {
  readonly standing: TokenStanding
  /** Whose consent it rests on; undefined for a backend service. */
  readonly userId: string | undefined
  /**
   * Milliseconds until something it rests on is over by its own date; undefined where nothing has one. Zero where the
   * answer depends on more than is told of: pilots, and apps that registered themselves.
   */
  readonly goodForMs: number | undefined
}

/** Says whether what an access token rests on still stands; a fault is returned, not thrown. */
export async function tokenStanding(
  rowReader: RowReader,
  identity: TokenIdentity,
): Promise<TokenStanding> {
  return (await readStanding(rowReader, identity)).standing
}

/**
 * Reads whether what an access token rests on still stands, in one statement and without a cache: a token
 * dies with its client, version, consent, grant, person or by its own revocation (SMART.md INTR-12, CONS-12,
 * CONS-13, REVO-02). A token of an earlier version is over as soon as the client is pinned to the next one,
 * so that what the new version lost is lost at once; the app refreshes and goes on. A token of a pilot dies with the pilot,
 * and with the place of its person in it.
 *
 * Whatever is added here has to be told by a trigger on what it reads, or make `is_changeable` true (decision 51).
 */
export async function readStanding(
  rowReader: RowReader,
  { at, environment, clientId, grantId, issuedAt, jti, appVersionId }: TokenIdentity,
): Promise<StandingRead> {
  const [row] = await rowReader.rows<StandingRow>(STATEMENT, [
    at,
    launchableStatusesLiteral(environment),
    appVersionId,
    issuedAt,
    grantId ?? '',
    at,
    at,
    grantId ?? '',
    environment,
    jti,
    environment,
    grantId ?? '',
    at,
    clientId,
    `{${clientEnvironmentsIn(environment).join(',')}}`,
  ])
  if (!row) return { standing: 'CLIENT_DISABLED', userId: undefined, goodForMs: 0 }
  return {
    standing: row.standing,
    userId: row.user_id ?? undefined,
    goodForMs: row.is_changeable ? 0 : (row.good_for_ms ?? undefined),
  }
}

interface StandingRow {
  standing: TokenStanding
  user_id: string | null
  good_for_ms: number | null
  is_changeable: boolean
}

const STATEMENT = `
select case
  when c.disabled_at is not null then 'CLIENT_DISABLED'
  when c.environment = 'PILOT' and not ${PILOT_RUNS} then 'PILOT_OVER'
  when c.environment <> 'PILOT' and not ${IS_LAUNCHABLE} then 'APP_NOT_AVAILABLE'
  when c.pinned_version_id::text <> ? then 'VERSION_SUPERSEDED'
  when r.id is not null or c.tokens_from > to_timestamp(?::float8) then 'TOKEN_REVOKED'
  when ? = '' then 'good'
  when s.id is null or s.revoked_at is not null or s.expires_at <= ?::timestamptz then 'CONSENT_ENDED'
  when c.environment = 'PILOT' and not ${IS_IN_PILOT} then 'NOT_IN_PILOT'
  when g.id is null then 'GRANT_ENDED'
  when u.disabled_at is not null then 'USER_DISABLED'
  else 'good' end as standing,
  s.user_id, c.environment = 'PILOT' or v.status = 'DRAFT' as is_changeable,
  (extract(epoch from least(s.expires_at, g.expires_at) - ?::timestamptz) * 1000)::float8 as good_for_ms
from oauth_client c
join app_version v on v.id = c.pinned_version_id
left join consent s on s.grant_id = ? and s.oauth_client_id = c.id
left join user_account u on u.id = s.user_id
left join oidc_record r on r.environment = ? and r.model = 'RevokedAccessToken' and r.id = ?
left join oidc_record g on g.environment = ? and g.model = 'Grant' and g.id = ?
  and (g.expires_at is null or g.expires_at > ?::timestamptz)
where c.client_id = ? and c.environment = any(?::text[])`
