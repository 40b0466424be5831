/** What names one record of the authorization server. */
export interface RecordKey {
  environment: string
  model: string
  id: string
}

/** One record as its table has it. */
export interface RecordRow extends RecordKey {
  organization_id: string
  payload: object
  grant_id: string | null
  uid: string | null
  user_code: string | null
  account_id: string | null
  client_id: string | null
  expires_at: Date | null
}

/** Records that are changed together: all of them, or, when one was used before, none but the marks. */
export interface RecordChanges {
  /** Marks of what may be seen once, such as a client's assertion. */
  marks: readonly RecordRow[]
  /** Codes and tokens that are good once. */
  spent: readonly RecordKey[]
  kept: readonly RecordRow[]
  removed: readonly RecordKey[]
}

/** DONE, or why nothing was: a mark stood there before, or somebody else was faster to use a code or token. */
export type ChangeOutcome = 'DONE' | 'REPLAYED' | 'SPENT'

/** Pieces of a `with`, and what is written in place of their question marks. */
export interface StatementPart {
  sql: string
  values: unknown[]
}

/** What the last part answers; see `outcomeOf`. */
export interface PassedRow {
  isFresh: boolean
  isUnspent: boolean
}

/**
 * The parts of one statement that makes the changes. The last is called `passed` and has one row: whatever else the
 * statement does reads from it, and happens only where that row says that it passed.
 *
 * Of two at once that use the same code, the second waits for the row and then finds it used (PostgreSQL, Read
 * Committed): nothing it made is kept.
 */
export function changeParts(changes: RecordChanges, at: Date): StatementPart[] {
  const { kept, marks, removed, spent } = changes
  const parts = [
    marks.length > 0 && { sql: MARKED, values: [JSON.stringify(marks)] },
    spent.length > 0 && {
      sql: `used_up as (${SPENT} and ${anyOf(spent)}${marks.length > 0 ? ` and ${isWhole('marked')}` : ''} returning 1)`,
      values: [at, ...spent.flatMap(keyOf), ...(marks.length > 0 ? [marks.length] : [])],
    },
    {
      sql: `passed as materialized (select ${marks.length > 0 ? isWhole('marked') : 'true'} as "isFresh",
  ${spent.length > 0 ? isWhole('used_up') : 'true'} as "isUnspent")`,
      values: [marks, spent].map(({ length }) => length).filter((length) => length > 0),
    },
    kept.length > 0 && { sql: KEPT, values: [JSON.stringify(kept)] },
    removed.length > 0 && {
      sql: `removed as (${REMOVED} and ${anyOf(removed)})`,
      values: removed.flatMap(keyOf),
    },
  ]
  return parts.filter((part) => part !== false)
}

/** One statement of the changes alone. */
export function changeStatement(changes: RecordChanges, at: Date): StatementPart {
  const parts = changeParts(changes, at)
  return {
    sql: `with ${parts.map(({ sql }) => sql).join(',\n')}\nselect "isFresh", "isUnspent" from passed`,
    values: parts.flatMap(({ values }) => values),
  }
}

/** Reads what a statement of changes answered. */
export function outcomeOf([row]: readonly PassedRow[]): ChangeOutcome {
  if (row?.isFresh && row.isUnspent) return 'DONE'
  return row?.isFresh ? 'SPENT' : 'REPLAYED'
}

/** Where a part has to hold back unless everything before it passed. */
export const IF_PASSED = '"isFresh" and "isUnspent"'

const isWhole = (part: string) => `(select count(*) from ${part}) = ?::int`

export const COLUMNS = `environment, model, id, organization_id, payload, grant_id, uid, user_code, account_id, client_id,
  expires_at`
export const GIVEN = COLUMNS.replaceAll(/\w+/g, 'g.$&')
export const OVER = `on conflict (environment, model, id) do update set payload = excluded.payload,
  grant_id = excluded.grant_id, uid = excluded.uid, account_id = excluded.account_id,
  client_id = excluded.client_id, expires_at = excluded.expires_at`

const keyOf = ({ environment, id, model }: RecordKey) => [environment, model, id]

/** Each by its whole key, so that a plan made while there were few records is good for many. */
const anyOf = (keys: readonly RecordKey[]) =>
  `(${keys.map(() => '(r.environment = ? and r.model = ? and r.id = ?)').join(' or ')})`

const MARKED = `marked as (
  insert into oidc_record (${COLUMNS})
  select ${GIVEN} from jsonb_populate_recordset(null::oidc_record, ?::jsonb) g
  ${OVER} where oidc_record.expires_at < now() returning 1
)`

const SPENT = 'update oidc_record r set consumed_at = ?::timestamptz where r.consumed_at is null'

const KEPT = `kept as (
  insert into oidc_record (${COLUMNS})
  select ${GIVEN} from passed, jsonb_populate_recordset(null::oidc_record, ?::jsonb) g
  where ${IF_PASSED} ${OVER}
)`

const REMOVED = `delete from oidc_record r using passed where ${IF_PASSED}`
