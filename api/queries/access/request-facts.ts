import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RowReader } from '../../ports.ts'
import { HOSPITAL_FACE, type HospitalFace } from '../platform/hospital-face.ts'
import { type AccountFacts, type AccountRow, accountFacts, accountSql } from './account.ts'
import { type AppOnConsentPage, consentPageSql } from './consent-page.ts'
import { type LaunchableClient, launchableSql } from './launchable-client.ts'
import { type ConsentForPatient, EXPIRES_AT_MS, STANDING, UNWARNED } from './remembered-consents.ts'

/** What a request to the authorization server names. */
export interface NamedInRequest {
  environment: LaunchEnvironment
  at: Date
  /** Two at the most. */
  records: readonly { model: string; id: string }[]
  /** The client, where the request says it itself. */
  clientId?: string | undefined
  /** The person, where that was found out by other means than a record. */
  accountId?: string | undefined
  /** The hospital of a page, or of a request that may end in one; absent where programs ask. */
  organizationId?: string | undefined
}

/** One of the provider's records. */
export interface NamedRecord {
  model: string
  id: string
  uid: string | null
  payload: Record<string, unknown>
  /** Seconds since 1970. */
  consumed: number | null
}

/** Whom and what a request is about. */
export interface RequestFacts {
  records: NamedRecord[]
  clientId: string | null
  client: LaunchableClient | undefined
  accountId: string | null
  person: AccountFacts | undefined
  face: HospitalFace | undefined
  /** What the person allowed the version of this client, for any patient, latest first. */
  consents: ConsentForPatient[]
  /** What the consent page says about the version of this client, where a person is asked there. */
  consentPage: AppOnConsentPage | undefined
}

/**
 * Reads in one statement what the provider asks for one after the other: the records a request names, the grant and the
 * session they belong to, the client as it may be used at this moment, and the person.
 */
export async function requestFacts(
  reader: RowReader,
  { accountId, at, clientId, environment, organizationId, records }: NamedInRequest,
): Promise<RequestFacts> {
  const { ofPage, ofProgram } = STATEMENTS[environment]
  const [row] = await reader.rows<Row>(organizationId ? ofPage : ofProgram, [
    ...pairOf(records),
    clientId ?? null,
    accountId ?? null,
    ...(organizationId ? [at] : []),
    at,
    ...[environment, environment],
    ...(organizationId ? [organizationId] : []),
  ])
  if (!row) throw new Error('A statement without a condition has a row.')
  const { client, consentPage, consents, face, person, ...facts } = row
  return {
    ...facts,
    client: client ?? undefined,
    person: person ? accountFacts(person) : undefined,
    face: face ?? undefined,
    consents: consents ?? [],
    consentPage: consentPage ?? undefined,
  }
}

/** What the statement looks for; a place nobody takes finds nothing. */
const pairOf = ([one, other]: NamedInRequest['records']) =>
  [one, other].flatMap((key) => [key?.model ?? null, key?.id ?? null])

type Row = Pick<RequestFacts, 'records' | 'clientId' | 'accountId'> & {
  client: LaunchableClient | null
  person: AccountRow | null
  face?: HospitalFace | null
  consents?: ConsentForPatient[] | null
  consentPage?: AppOnConsentPage | null
}

const COLUMNS = `r.model, r.id, r.uid, r.payload, extract(epoch from r.consumed_at)::int as consumed, r.client_id,
  r.account_id, r.grant_id`

/** A session is named by the interaction it began, and by what ends with it. */
const SESSION_OF = `case when model = 'Interaction' then payload->'session'->>'uid'
  when payload->>'expiresWithSession' = 'true' then payload->>'sessionUid' end`

/** What the person allowed the version the client is pinned to. */
const allowed = (environment: LaunchEnvironment) => `, allowed as materialized (
  select c.id, c.grant_id, c.scopes, c.patient_ref, c.created_at, ${EXPIRES_AT_MS} as expires_at_ms,
    ${UNWARNED} as is_unwarned
  from (select account_id::uuid as user_id, o.id as client_id, o.pinned_version_id as version_id
    from about cross join lateral (select id, pinned_version_id from oauth_client where client_id = about.client_id limit 1) o) of
  cross join lateral (select * from consent c where c.user_id = of.user_id and c.oauth_client_id = of.client_id
    and c.app_version_id = of.version_id and c.environment = '${environment}' and ${STANDING}
    order by c.created_at desc offset 0) c
  join app_version v on v.id = c.app_version_id
)`

const FOR_PAGE = `,
  (select to_jsonb(h) from (${HOSPITAL_FACE}::uuid) h) as face,
  (select jsonb_agg(jsonb_build_object('id', id, 'grantId', grant_id, 'scopes', scopes, 'patientRef', patient_ref,
    'expiresAtMs', expires_at_ms, 'isUnwarned', is_unwarned) order by created_at desc) from allowed) as consents,
  case when exists (select 1 from named where model = 'Interaction' and payload->'prompt'->>'name' = 'consent') then (
    select to_jsonb(p) from (${consentPageSql('(select pinned_version_id from oauth_client where client_id = about.client_id)')}) p
  ) end as "consentPage"`

const grantsOfAllowed = (environment: LaunchEnvironment) => `union all
    ${each(environment, 'allowed a', `r.model = 'Grant' and r.id = a.grant_id`)}`

/**
 * Where the index of `uid` is the only one with an order to give: by costs alone any index will do while the table is empty,
 * and the plan stays when it is not.
 */
const SESSION_KEY = `r.model = 'Session' and r.uid is not null and r.uid >= n.uid and r.uid <= n.uid order by r.uid`

/** One record for each row of a list, by its key whatever the planner thinks of the table. */
const each = (environment: LaunchEnvironment, list: string, key: string) =>
  `select r.* from ${list} cross join lateral (select ${COLUMNS} from oidc_record r
    where r.environment = '${environment}' and ${key} limit 1) r`

const statement = (environment: LaunchEnvironment, isPage: boolean) => `
with named as materialized (
  ${each(environment, '(values (?::text, ?::text), (?::text, ?::text)) k (model, id)', 'r.model = k.model and r.id = k.id')}
), found as materialized (
  select * from named
  union all
  ${each(environment, 'named n', `r.model = 'Grant' and r.id = n.grant_id`)}
  union all
  ${each(environment, `(select ${SESSION_OF} as uid from named) n`, SESSION_KEY)}
), about as materialized (
  select coalesce(?::text, (select coalesce(client_id, payload->'params'->>'client_id') from named
      where model <> 'Session' limit 1)) as client_id,
    coalesce(?::text, (select account_id from found where account_id is not null and model <> 'Grant' limit 1)) as account_id
)${isPage ? allowed(environment) : ''}
select coalesce((select jsonb_agg(jsonb_build_object('model', model, 'id', id, 'uid', uid, 'payload', payload,
    'consumed', consumed)) from (select * from found ${isPage ? grantsOfAllowed(environment) : ''}) r),
    '[]'::jsonb) as records,
  about.client_id as "clientId", about.account_id as "accountId",
  (select to_jsonb(c) from (${launchableSql(environment, '(select client_id from about)')}) c) as client,
  (select to_jsonb(p) from (${accountSql('(select account_id::uuid from about)')}) p) as person
  ${isPage ? FOR_PAGE : ''}
from about`

const statements = (environment: LaunchEnvironment) => ({
  ofPage: statement(environment, true),
  ofProgram: statement(environment, false),
})

const STATEMENTS = { PRODUCTION: statements('PRODUCTION'), SANDBOX: statements('SANDBOX') } as const
