import { UNHURRIED } from '../../queries/unhurried.ts'
import { insertAuditRowsFrom } from '../event-sql.ts'
import {
  COLUMNS,
  GIVEN,
  OVER,
  type RecordChanges,
  type RecordKey,
  type StatementPart,
} from './record-changes.ts'

/** What one answer of the authorization server leaves behind; rows are as `tableRow` writes them. */
export interface TrailEntry {
  readonly at: Date
  readonly changes: RecordChanges | undefined
  readonly audit: readonly Record<string, unknown>[]
  readonly launch: Record<string, unknown> | undefined
  /** The app a launch that ended in tokens counts for. */
  readonly countedAppId: string | undefined
  /** The grant it rests on. */
  readonly grantId: string | undefined
  /** Whether that grant was used just now. */
  readonly isUse: boolean
}

/** An entry of changes nothing is said about. */
export function changesAlone(changes: RecordChanges, at: Date): TrailEntry {
  const nothing = { launch: undefined, countedAppId: undefined, grantId: undefined, isUse: false }
  return { at, changes, audit: [], ...nothing }
}

/** How an entry fared, by its place. */
export interface TrailReply {
  n: number
  isFresh: boolean
  isUnspent: boolean
}

/**
 * One statement that writes entries of several answers, each as if it were alone: what it changes is kept if none of its marks
 * stood there before and none of its codes and tokens was used, and what it tells is written then. Two entries must not
 * name the same record (see `AccessTrail`).
 *
 * Rows are found by lists of keys and not by joins: a plan made while a table is nearly empty is good for a full one. Apps and
 * consents are changed in the order of their keys, so that two such statements never wait for each other.
 */
export function trailStatement(entries: readonly TrailEntry[]): StatementPart {
  const of = <Row extends object>(rows: (entry: TrailEntry) => readonly Row[] | undefined) =>
    entries.flatMap((entry, n) => (rows(entry) ?? []).map((row) => ({ n, row })))
  const { kept, marks, removed, spent } = {
    marks: of(({ changes }) => changes?.marks),
    spent: of(({ at, changes }) => changes?.spent.map((key) => ({ ...key, at }))).map(flat),
    kept: of(({ changes }) => changes?.kept),
    removed: of(({ changes }) => changes?.removed).map(flat),
  }
  const asked = entries.map(({ at, countedAppId, grantId, isUse }, n) => ({
    ...{ n, grant_id: grantId, app_id: countedAppId },
    used_at: isUse ? at : undefined,
  }))
  const audit = of((entry) => entry.audit)
  const launches = of(({ launch }) => (launch ? [launch] : []))
  const isUnhurried = entries.every(isAloneOnItsWay)
  const has = (list: readonly unknown[]) => list.length > 0
  const parts: (StatementPart | false)[] = [
    isUnhurried && { sql: UNHURRIED, values: [] },
    given(ASKED, asked),
    has(marks) && given(MARKED, marks),
    has(spent) && given(spentParts(has(marks)), spent),
    { sql: passedPart(has(marks), has(spent)), values: [] },
    has(kept) && given(KEPT, kept),
    has(removed) && given(REMOVED, removed),
    has(audit) && given(AUDITED, audit),
    has(launches) && given(LAUNCHED, launches),
    asked.some(({ app_id }) => app_id) && { sql: COUNTED, values: [] },
    asked.some(({ used_at }) => used_at) && { sql: USED, values: [] },
  ]
  const chosen = parts.filter((part) => part !== false)
  const from = isUnhurried ? 'passed, unhurried' : 'passed'
  return {
    sql: `with ${chosen.map(({ sql }) => sql).join(',\n')}\nselect n, "isFresh", "isUnspent" from ${from}`,
    values: chosen.flatMap(({ values }) => values),
  }
}

/** Nothing is said of it yet, and no consent stands on it: it need not wait for the disk (decision 47). */
function isAloneOnItsWay({ audit, changes, launch }: TrailEntry): boolean {
  const keepsGrant = changes?.kept.some(({ model }) => model === 'Grant') ?? false
  return audit.length === 0 && !launch && !keepsGrant
}

const flat = <Row extends RecordKey>({ n, row }: { n: number; row: Row }) => ({ n, ...row })

const given = (sql: string, rows: readonly object[]): StatementPart => ({
  sql,
  values: [JSON.stringify(rows)],
})

const ASKED = `asked as materialized (
  select * from jsonb_to_recordset(?::jsonb) as r(n int, grant_id text, app_id uuid, used_at timestamptz)
)`

/** Rows of a table, each with the place of the entry it belongs to. */
const rowsOf = (table: string) => `jsonb_to_recordset(?::jsonb) as r(n int, "row" jsonb)
  cross join lateral jsonb_populate_record(null::${table}, r."row") g`

const SAME = (a: string, b: string) =>
  `${a}.environment = ${b}.environment and ${a}.model = ${b}.model and ${a}.id = ${b}.id`

/** Whether every one of an entry's keys is among what came back. */
const isWhole = (keys: string, done: string) => `not exists (
    select 1 from ${keys} k where k.n = asked.n and not exists (select 1 from ${done} d where ${SAME('d', 'k')}))`

const MARKED = `mark as materialized (select r.n, g.* from ${rowsOf('oidc_record')}),
marked as materialized (
  insert into oidc_record (${COLUMNS}) select ${GIVEN} from mark g
  ${OVER} where oidc_record.expires_at < now() returning environment, model, id
)`

const keyList = (rows: string) =>
  ['environment', 'model', 'id']
    .map((column) => `r.${column} = any(array(select ${column} from ${rows}))`)
    .join(' and ')

/** Nothing is used up for an entry whose marks stood there before. */
const spentParts = (hasMarks: boolean) => `spending as materialized (
  select * from jsonb_to_recordset(?::jsonb) as k(n int, environment text, model text, id text, at timestamptz)
  ${hasMarks ? `where exists (select 1 from asked where asked.n = k.n and ${isWhole('mark', 'marked')})` : ''}
), used_up as materialized (
  update oidc_record r set consumed_at = (select k.at from spending k where ${SAME('k', 'r')} limit 1)
  where r.consumed_at is null and ${keyList('spending')}
    and exists (select 1 from spending k where ${SAME('k', 'r')})
  returning r.environment, r.model, r.id
)`

const passedPart = (hasMarks: boolean, hasSpent: boolean) => `passed as materialized (
  select asked.*, ${hasMarks ? isWhole('mark', 'marked') : 'true'} as "isFresh",
    ${hasSpent ? isWhole('spending', 'used_up') : 'true'} as "isUnspent"
  from asked
), known as materialized (
  select n, app_id, used_at, (select c.id from consent c where c.grant_id = passed.grant_id) as consent_id
  from passed where "isFresh" and "isUnspent"
)`

const KEPT = `kept as (
  insert into oidc_record (${COLUMNS})
  select ${GIVEN} from ${rowsOf('oidc_record')} where r.n in (select n from known)
  ${OVER}
)`

const REMOVED = `removing as materialized (
  select * from jsonb_to_recordset(?::jsonb) as k(n int, environment text, model text, id text)
  where n in (select n from known)
), removed as (
  delete from oidc_record r where ${keyList('removing')} and exists (select 1 from removing k where ${SAME('k', 'r')})
)`

const AUDITED = `audited as (${insertAuditRowsFrom(`${rowsOf('audit_event')} join known on known.n = r.n`)})`

const LAUNCHED = `launched as (
  insert into launch (id, organization_id, created_at, environment, mode, app_id, app_version_id, consent_id, user_id,
    patient_ref, ehr_name, succeeded, failure)
  select g.id, g.organization_id, g.created_at, g.environment, g.mode, g.app_id, g.app_version_id, known.consent_id,
    g.user_id, g.patient_ref, g.ehr_name, g.succeeded, g.failure
  from ${rowsOf('launch')} join known on known.n = r.n
)`

const COUNTED = `counted as (
  update app set launch_count = launch_count + (select count(*) from known where known.app_id = app.id)
  where id = any(array(select distinct app_id from known where app_id is not null order by app_id))
)`

/** Of several uses of one consent the latest counts. */
const USED = `used as (
  update consent set last_used_at = (select max(used_at) from known where known.consent_id = consent.id)
  where id = any(array(select distinct consent_id from known where used_at is not null and consent_id is not null
    order by consent_id))
)`
