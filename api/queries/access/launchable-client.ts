import {
  clientEnvironmentsIn,
  type LaunchEnvironment,
} from '../../../schema/vocabulary/launch-environment.ts'
import type {
  ClientType,
  FhirVersion,
  IdTokenAlgorithm,
} from '../../../schema/vocabulary/registration.ts'
import type { RowReader } from '../../ports.ts'
import { IS_LAUNCHABLE, launchableStatusesLiteral } from './launchable-statuses.ts'
import { PILOT_RUNS } from './pilot-standing.ts'

/** Everything the authorization server has to know about a client to deal with it. */
export interface LaunchableClient {
  id: string
  clientId: string
  clientType: ClientType
  /** What its ID tokens are signed with. */
  idTokenAlg: IdTokenAlgorithm
  redirectUrls: string[]
  launchUrl: string | null
  jwksUrl: string | null
  jwks: { keys: Record<string, unknown>[] } | null
  appId: string
  appName: string
  vendorId: string
  appVersionId: string
  homepageUrl: string | null
  /** What the version declares to read (R073). */
  fhirVersions: FhirVersion[]
  /** The pilot it is for, which only listed people may launch; null for every other client. */
  pilotId: string | null
  /** The active scope grants of the pinned version in this environment: the ceiling (SMART.md AUTHZ-26). */
  grantedScopes: string[]
  /** What reviewers refused outright: identity, launch and refresh pass unless they are among these. */
  refusedScopes: string[]
  /** What its service account may do in the platform itself; empty without one. */
  serviceAbilities: string[]
  /** SHA-256 of each secret that is good now. */
  secretHashes: string[]
}

/**
 * Finds a client that may be used now, with its version, ceiling and live secrets, in one statement.
 * Finds nothing when the client is unknown, disabled, of the other environment, pinned to a version that may not be
 * launched, or of a pilot that does not run: for the authorization server it then does not exist.
 */
export async function launchableClient(
  reader: RowReader,
  { environment, clientId, at }: { environment: LaunchEnvironment; clientId: string; at: Date },
): Promise<LaunchableClient | undefined> {
  const [row] = await reader.rows<LaunchableClient>(STATEMENTS[environment], [clientId, at])
  return row
}

/** Whether it may be launched, with its one value in the text. */
const launchableNow = (environment: LaunchEnvironment) =>
  IS_LAUNCHABLE.replace('?', `'${launchableStatusesLiteral(environment)}'`)

/**
 * The statement with the id of the client taken from somewhere else; its value is the time. What is always the same
 * stands in the text, so that a prepared statement is planned once.
 */
export const launchableSql = (environment: LaunchEnvironment, clientId: string) => `
select c.id, c.client_id as "clientId", c.client_type as "clientType", c.id_token_alg as "idTokenAlg",
  c.redirect_urls as "redirectUrls",
  c.launch_url as "launchUrl", c.jwks_url as "jwksUrl", c.jwks, a.id as "appId", v.name as "appName", a.vendor_id as "vendorId",
  v.id as "appVersionId", v.homepage_url as "homepageUrl",
  to_jsonb(v.fhir_versions) as "fhirVersions",
  array(select g.scope from scope_grant g
    where g.app_version_id = v.id and g.environment = c.environment and g.ended_at is null
      and (g.expires_at is null or g.expires_at > now())
    order by g.scope) as "grantedScopes",
  array(select r.scope from scope_request r
    where r.app_version_id = v.id and c.environment <> 'SANDBOX' and r.decision = 'REFUSED') as "refusedScopes",
  (select p.id from pilot p where c.environment = 'PILOT' and p.oauth_client_id = c.id and p.ended_at is null) as "pilotId",
  array(select unnest(s.abilities) from service_account s
    where s.oauth_client_id = c.id and s.ended_at is null)::text[] as "serviceAbilities",
  array(select s.secret_hash from client_secret s
    where s.oauth_client_id = c.id and s.revoked_at is null
      and s.activates_at <= now() and s.expires_at > now()
    order by s.created_at)::text[] as "secretHashes"
from oauth_client c
join app_version v on v.id = c.pinned_version_id
join app a on a.id = c.app_id
where c.client_id = ${clientId} and c.environment = any('{${clientEnvironmentsIn(environment).join(',')}}') and c.disabled_at is null
  and case c.environment when 'PILOT' then ${PILOT_RUNS} else ${launchableNow(environment)} end`

const STATEMENTS = {
  PRODUCTION: launchableSql('PRODUCTION', '?'),
  SANDBOX: launchableSql('SANDBOX', '?'),
} as const
